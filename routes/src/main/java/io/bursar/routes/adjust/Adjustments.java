package io.bursar.routes.adjust;

import io.bursar.adapters.message.Adjustment;
import io.bursar.core.configuration.AdjustTarget;
import io.bursar.core.configuration.NodePattern;
import io.bursar.core.decision.Decision;
import io.bursar.core.decision.Decision.Allotment;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.TargetsEvent;
import io.bursar.routes.delivery.Asked;
import io.bursar.routes.delivery.Delivery;
import io.bursar.routes.delivery.DeliveryGates;
import io.bursar.routes.delivery.Purpose;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Which moved limits a system that spends is to get. */
public final class Adjustments {

  private final Asked asked;
  private final DeliveryGates gates;
  private final Supplier<Optional<TargetsEvent>> configured;

  Adjustments(Asked asked, DeliveryGates gates, Supplier<Optional<TargetsEvent>> configured) {
    this.asked = asked;
    this.gates = gates;
    this.configured = configured;
  }

  /** What a target is to get of these records. */
  public List<Delivery> concerning(List<BusRecord> records, String target) {
    gates.enter(Purpose.ADJUST, target);
    TargetsEvent targets = configured.get().orElseThrow();
    NodePattern nodes = NodePattern.of(nodes(targets, target));
    return asked.of(
        records, target, targets.since(target), decision -> adjustment(decision, nodes));
  }

  private static String nodes(TargetsEvent targets, String target) {
    return targets.adjustTargets().stream()
        .filter(one -> one.name().equals(target))
        .map(AdjustTarget::nodes)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no adjust target is named " + target));
  }

  private static Optional<Object> adjustment(Decision decision, NodePattern nodes) {
    List<Allotment> limits =
        decision.allotments().stream()
            .filter(allotment -> nodes.matches(path(decision, allotment)))
            .toList();
    return decision.status() == Decision.Status.APPLIED && !limits.isEmpty()
        ? Optional.of(new Adjustment(decision, limits))
        : Optional.empty();
  }

  /** A policy moves limits of the node it judged; of another node the id is all that is known. */
  private static String path(Decision decision, Allotment allotment) {
    return allotment.node().equals(decision.node()) ? decision.path() : allotment.node();
  }
}
