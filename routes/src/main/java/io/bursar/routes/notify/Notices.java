package io.bursar.routes.notify;

import io.bursar.adapters.message.Notice;
import io.bursar.core.configuration.Policy.Severity;
import io.bursar.core.decision.Decision;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.delivery.Asked;
import io.bursar.routes.delivery.Delivery;
import io.bursar.routes.delivery.DeliveryGates;
import io.bursar.routes.delivery.Purpose;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Which decisions a target is told of, and in which words. */
public final class Notices {

  private final Asked asked;
  private final DeliveryGates gates;
  private final Sentence sentence;
  private final Function<String, Instant> since;

  /**
   * @param since from when on the target of a name hears of decisions
   */
  Notices(Asked asked, DeliveryGates gates, Sentence sentence, Function<String, Instant> since) {
    this.asked = asked;
    this.gates = gates;
    this.sentence = sentence;
    this.since = since;
  }

  /** What a target is to be told of these records. */
  public List<Delivery> concerning(List<BusRecord> records, String target) {
    gates.enter(Purpose.NOTIFY, target);
    return asked.of(records, target, since.apply(target), decision -> notice(decision, target));
  }

  private Optional<Object> notice(Decision decision, String target) {
    return decision.alerts().stream()
        .filter(alert -> alert.to().isEmpty() || alert.to().contains(target))
        .map(Decision.Told::severity)
        .max(Comparator.<Severity>naturalOrder())
        .map(loudest -> new Notice(loudest, sentence.of(decision), decision));
  }
}
