package io.bursar.routes.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.core.collected.Collected;
import io.bursar.core.collected.Rejection;
import io.bursar.core.journal.When;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.Topic;
import io.bursar.routes.clean.CleanTrial;
import io.bursar.routes.replay.ReplayPlan.Refused;
import io.bursar.routes.views.Reject;
import io.bursar.routes.views.RejectsView.Open;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplayPlanTest {

  private static final Collected.Metric CLICKS =
      new Collected.Metric(
          "acme",
          "shop",
          "m1",
          1,
          new When.On(LocalDate.parse("2026-11-05")),
          "clicks",
          BigDecimal.TEN,
          Optional.empty(),
          Map.of(),
          Map.of(),
          Optional.empty());

  private final CleanTrial noTenant = new CleanTrial(tenant -> Optional.empty());

  @Test
  void whatCleanWouldRefuseIsLeftAndCounted() {
    ReplayPlan plan =
        ReplayPlan.of(List.of(open("a", "clean", BusJson.write(CLICKS), 0)), noTenant, true);

    assertThat(plan.ids()).isEmpty();
    assertThat(plan.stillRefused()).isEqualTo(Map.of("BUR-1603", 1));
    assertThat(plan.reasons()).isEqualTo(Map.of(new Refused("clean", "BUR-1"), 1));
  }

  @Test
  void whatWasNoRecordOfTheBusIsForWhoeverSentIt() {
    byte[] row = "2026-11-05,x".getBytes(StandardCharsets.UTF_8);
    ReplayPlan plan =
        ReplayPlan.of(
            List.of(
                open("a", "collect", row, 0),
                open("b", "clean", row, 0),
                open("c", "clean", "null".getBytes(StandardCharsets.UTF_8), 0),
                open("d", "ledger", "{\"tenant\":\"acme\"}".getBytes(StandardCharsets.UTF_8), 0)),
            noTenant,
            true);

    assertThat(plan.elsewhere()).isEqualTo(4);
    assertThat(plan.ids()).isEmpty();
  }

  @Test
  void anEntryOfTheJournalComesBackByteForByteAndNoMoreThanThreeTimes() {
    byte[] entry =
        """
        {"tenant" : "acme", "source": "feed","id":"c1","version":{"source":1,"reclean":0},
         "content":"x","billed":{"amount":"5","currency":"EUR"},
         "parts":[{"node":"acme/ads","when":"2026-11-05","counted":"5","ledger":"5"}],
         "conversion":{"kind":"SAME","day":"2026-11-05","rate":"1"},"focus":{},"tags":{}}
        """
            .getBytes(StandardCharsets.UTF_8);
    List<Open> rejects = List.of(open("a", "ledger", entry, 2), open("b", "ledger", entry, 3));

    ReplayPlan plan = ReplayPlan.of(rejects, noTenant, false);
    assertThat(plan.ids()).containsExactly("a");
    assertThat(plan.looping()).isEqualTo(1);
    BusRecord record = plan.records(Topic.JOURNAL).get(0);
    assertThat(record.value()).isEqualTo(entry);
    assertThat(record.key()).isEqualTo("acme");
    assertThat(record.type()).isEqualTo(EventType.CHARGE.typeName());
    assertThat(ReplayPlan.of(rejects, noTenant, true).ids()).containsExactly("a", "b");
  }

  private static Open open(String id, String stage, byte[] original, int rounds) {
    Rejection rejection =
        new Rejection("acme", "shop", stage, "BUR-1", "-", "why", original, Optional.empty());
    return new Open(new Reject(id, Instant.EPOCH, rejection, Optional.empty()), rounds);
  }
}
