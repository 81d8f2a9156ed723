package io.bursar.core.ledger.state;

import io.bursar.core.decision.Decision.Told;
import io.bursar.core.ledger.StateDocument;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which policies have fired on a node: one document a node and month (for the month and its days),
 * one a node and quarter, one a node and year. What never fired is not in it.
 *
 * @param armings in the order in which they first fired
 */
public record ArmingBook(List<Arming> armings) implements StateDocument {

  /** Of a node on which nothing fired. */
  public static final ArmingBook EMPTY = new ArmingBook(List.of());

  /**
   * One policy on one period at one threshold.
   *
   * @param count how often it was armed, from 1
   * @param decision id of its last decision while it is fired; empty while it is armed
   * @param budget the budget that decision saw
   * @param alerts whom that decision told
   */
  public record Arming(
      String policy,
      String period,
      Optional<BigDecimal> threshold,
      int count,
      Optional<String> decision,
      Optional<BigDecimal> budget,
      List<Told> alerts) {

    /** Whether it has fired and not been armed again. */
    public boolean fired() {
      return decision.isPresent();
    }

    /** Armed once more. */
    public Arming rearmed() {
      return new Arming(
          policy, period, threshold, count + 1, Optional.empty(), Optional.empty(), List.of());
    }

    private boolean is(String aPolicy, String aPeriod, Optional<BigDecimal> aThreshold) {
      return policy.equals(aPolicy)
          && period.equals(aPeriod)
          && threshold.isPresent() == aThreshold.isPresent()
          && (threshold.isEmpty() || threshold.get().compareTo(aThreshold.get()) == 0);
    }
  }

  /** What is known of it; empty when it never fired. */
  public Optional<Arming> find(String policy, String period, Optional<BigDecimal> threshold) {
    for (Arming arming : armings) {
      if (arming.is(policy, period, threshold)) {
        return Optional.of(arming);
      }
    }
    return Optional.empty();
  }

  /** With that arming in the place of the one it follows. */
  public ArmingBook with(Arming changed) {
    List<Arming> all = new ArrayList<>(armings);
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).is(changed.policy(), changed.period(), changed.threshold())) {
        all.set(i, changed);
        return new ArmingBook(List.copyOf(all));
      }
    }
    all.add(changed);
    return new ArmingBook(List.copyOf(all));
  }
}
