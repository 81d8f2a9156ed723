package io.bursar.routes.views;

import static io.bursar.routes.views.Postings.part;
import static io.bursar.routes.views.Postings.posting;
import static io.bursar.routes.views.ViewEvents.decision;
import static io.bursar.routes.views.ViewEvents.delivery;
import static io.bursar.routes.views.ViewEvents.rejection;
import static io.bursar.routes.views.ViewEvents.usage;

import io.bursar.core.decision.Decision;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.routes.bus.DeliveryEvent;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.ForecastEvent;
import io.bursar.routes.bus.ImportCounts;
import io.bursar.routes.bus.ImportEvent;
import io.bursar.routes.bus.PostingEvent;
import io.bursar.routes.bus.Topic;
import io.bursar.routes.bus.UsageEvent;
import io.bursar.routes.bus.WindowEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What tests have the bus say to the views: one of each, or many. */
final class ViewFacts {

  static final Decision DECIDED = decision(1, "d1", Decision.Status.APPLIED);
  static final DeliveryEvent TOLD = delivery("x", 1, DeliveryEvent.State.DELIVERED);

  private final ViewsHub.Voice voice;
  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final WindowEvent window = new WindowEvent("acme", "acme", now, BigDecimal.TEN, 3, 5);
  private final ForecastEvent forecast =
      ViewEvents.forecast("acme/ads", LocalDate.now(ZoneOffset.UTC));

  ViewFacts(ViewsHub.Voice voice) {
    this.voice = voice;
  }

  /** When the window of {@link #sayOneOfEach} begins. */
  Instant now() {
    return now;
  }

  WindowEvent window() {
    return window;
  }

  ForecastEvent forecast() {
    return forecast;
  }

  /** The same each time: said twice, nothing changes. */
  void sayOneOfEach() {
    voice.say(Topic.POSTINGS, EventType.POSTING, "acme", List.of(charge("one", "2031-01-05")));
    voice.say(Topic.USAGE, EventType.USAGE, "acme one 2031-01", List.of(used("one", 5)));
    voice.say(Topic.WINDOWS, EventType.WINDOW, "acme acme", List.of(window));
    voice.say(Topic.DECISIONS, EventType.DECISION, "acme", List.of(DECIDED));
    voice.say(Topic.FORECASTS, EventType.FORESEEN, forecast.key(), List.of(forecast));
    voice.say(
        Topic.REJECTED, EventType.REJECTED, "acme", List.of(rejection("clean", "BUR-1600", "i1")));
    voice.say(Topic.DELIVERIES, EventType.DELIVERY, "acme", List.of(TOLD));
    ImportEvent collected =
        new ImportEvent(
            "i1", "acme", "erp", "may.csv", 3, 0, 0, true, Optional.empty(), Optional.empty(), now);
    voice.say(Topic.CONTROL, EventType.IMPORT, "import/i1", List.of(collected));
    ImportCounts counts = new ImportCounts("acme", "i1", 2, 0, 0, 0, 0, 0, 5);
    voice.say(Topic.REPLIES, EventType.IMPORT_COUNTS, "i1", List.of(counts));
  }

  /** Charges of one node, every tenth of which moves to another day and month. */
  void sayMany(String node, int count) {
    for (int from = 0; from < count; from += 1000) {
      List<PostingEvent> postings = new ArrayList<>();
      for (int i = from; i < Math.min(count, from + 1000); i++) {
        Part first = part(node, "2031-01-%02d".formatted(1 + i % 28), String.valueOf(i));
        postings.add(posting(node + i, 2L * i, List.of(), first));
        if (i % 10 == 0) {
          Part moved = part(node, "2031-02-%02d".formatted(1 + i % 28), String.valueOf(i + 1));
          postings.add(posting(node + i, 2L * i + 1, List.of(first), moved));
        }
      }
      voice.say(Topic.POSTINGS, EventType.POSTING, "acme", postings);
    }
  }

  /** All that {@link #sayMany} of so many comes to. */
  static BigDecimal sumOfMany(long count) {
    return BigDecimal.valueOf(count * (count - 1) / 2 + count / 10);
  }

  private static PostingEvent charge(String node, String day) {
    return posting(node, 1, List.of(), part(node, day, "7"));
  }

  static UsageEvent used(String node, long offset) {
    return usage(node, "2031-01", offset, usage("2031-01", "400", "7"));
  }
}
