package io.bursar.routes.bus;

import io.bursar.core.collected.Collected;
import io.bursar.core.collected.Rejection;
import io.bursar.core.collected.SnapshotSent;
import io.bursar.core.decision.Decision;
import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.CloseEntry;
import io.bursar.core.journal.DeclareEntry;
import io.bursar.core.journal.ForecastEntry;
import io.bursar.core.journal.RateEntry;
import io.bursar.core.journal.SnapshotEntry;
import io.bursar.core.journal.SnapshotRowEntry;
import io.bursar.core.journal.TickEntry;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The CloudEvents types of the bus; one JSON Schema each in docs/reference/schema/events. */
public enum EventType {
  CHARGE_COLLECTED("io.bursar.collected.charge.v1", Collected.Charge.class),
  METRIC_COLLECTED("io.bursar.collected.metric.v1", Collected.Metric.class),
  SNAPSHOT_SENT("io.bursar.collected.snapshot.v1", SnapshotSent.class),
  REJECTED("io.bursar.rejected.v1", Rejection.class),
  CHARGE("io.bursar.journal.charge.v1", ChargeEntry.class),
  DECLARE("io.bursar.journal.declare.v1", DeclareEntry.class),
  RATE("io.bursar.journal.rate.v1", RateEntry.class),
  FORECAST("io.bursar.journal.forecast.v1", ForecastEntry.class),
  SNAPSHOT("io.bursar.journal.snapshot.v1", SnapshotEntry.class),
  SNAPSHOT_ROW("io.bursar.journal.snapshot-row.v1", SnapshotRowEntry.class),
  CLOSE("io.bursar.journal.close.v1", CloseEntry.class),
  TICK("io.bursar.journal.tick.v1", TickEntry.class),
  POSTING("io.bursar.posting.v1", PostingEvent.class),
  IMPORT_COUNTS("io.bursar.reply.import.v1", ImportCounts.class),
  DECLARE_REPLY("io.bursar.reply.declare.v1", DeclareReply.class),
  CLOSE_REPLY("io.bursar.reply.close.v1", CloseReply.class),
  USAGE("io.bursar.usage.v1", UsageEvent.class),
  WINDOW("io.bursar.window.v1", WindowEvent.class),
  DECISION("io.bursar.decision.v1", Decision.class),
  FORECAST_DUE("io.bursar.forecast.due.v1", ForecastDueEvent.class),
  FORESEEN("io.bursar.forecast.v1", ForecastEvent.class),
  DELIVERY("io.bursar.delivery.v1", DeliveryEvent.class),
  RESEND("io.bursar.delivery.resend.v1", ResendEvent.class),
  TARGETS("io.bursar.control.targets.v1", TargetsEvent.class),
  FEEDS("io.bursar.control.feeds.v1", FeedsEvent.class),
  REVISION("io.bursar.control.revision.v1", RevisionEvent.class),
  KEY("io.bursar.control.key.v1", KeyEvent.class),
  IMPORT("io.bursar.control.import.v1", ImportEvent.class);

  private static final Map<String, EventType> BY_NAME =
      Arrays.stream(values()).collect(Collectors.toMap(EventType::typeName, Function.identity()));

  private final String typeName;
  private final Class<?> payload;

  EventType(String typeName, Class<?> payload) {
    this.typeName = typeName;
    this.payload = payload;
  }

  /** The CloudEvents {@code type}. */
  public String typeName() {
    return typeName;
  }

  /** The class its JSON data is read into. */
  public Class<?> payload() {
    return payload;
  }

  /** The type of that name. */
  public static Optional<EventType> of(String typeName) {
    return Optional.ofNullable(BY_NAME.get(typeName));
  }
}
