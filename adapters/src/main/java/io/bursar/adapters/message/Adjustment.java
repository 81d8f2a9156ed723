package io.bursar.adapters.message;

import io.bursar.core.decision.Decision;
import java.util.List;

/**
 * The limits that a decision moved, for a system that spends.
 *
 * @param decision what moved them
 * @param limits those of its allotments that the system is to be told, at least one
 */
public record Adjustment(Decision decision, List<Decision.Allotment> limits) {
  public Adjustment {
    limits = List.copyOf(limits);
    if (limits.isEmpty()) {
      throw new IllegalArgumentException("decision " + decision.id() + " moves no limit here");
    }
  }
}
