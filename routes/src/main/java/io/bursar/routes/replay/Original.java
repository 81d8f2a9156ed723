package io.bursar.routes.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.bursar.core.collected.Collected;
import io.bursar.core.collected.Rejection;
import io.bursar.core.journal.ChargeEntry;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.Topic;
import io.bursar.routes.collect.CollectedRecord;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * The record that a stage refused, as it stood on the bus, byte for byte.
 *
 * @param topic where it stood
 * @param said what it says, where {@code clean} refused it
 */
record Original(Topic topic, BusRecord record, Optional<Collected> said) {

  /** Of what stood on no topic, or is not what stands there, there is none. */
  static Optional<Original> of(Rejection rejection) {
    try {
      return switch (rejection.stage()) {
        case "clean" -> collected(rejection.original());
        case "ledger" -> charge(rejection.original());
        default -> Optional.empty();
      };
    } catch (UncheckedIOException | IllegalArgumentException | NullPointerException e) {
      // Whatever it is, no stage can read it.
      return Optional.empty();
    }
  }

  private static Optional<Original> collected(byte[] bytes) {
    boolean isMetric = BusJson.read(bytes, JsonNode.class).has("metric");
    Collected said =
        isMetric
            ? BusJson.read(bytes, Collected.Metric.class)
            : BusJson.read(bytes, Collected.Charge.class);
    BusRecord like = CollectedRecord.of(said, Optional.empty());
    return Optional.of(
        new Original(
            Topic.CHARGES_COLLECTED,
            new BusRecord(
                like.key(), like.type(), like.id(), bytes, Optional.empty(), Optional.empty()),
            Optional.of(said)));
  }

  private static Optional<Original> charge(byte[] bytes) {
    ChargeEntry entry = BusJson.read(bytes, ChargeEntry.class);
    String id = entry.source() + "/" + entry.id() + "/replay";
    return Optional.of(
        new Original(
            Topic.JOURNAL,
            BusRecord.of(entry.tenant(), EventType.CHARGE, id, bytes),
            Optional.empty()));
  }
}
