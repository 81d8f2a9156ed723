package io.bursar.core.configuration;

import io.bursar.core.period.PeriodKind;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * What a node may spend in each period of a kind: one for a node and kind at most.
 *
 * @param node id of the node
 * @param kind the kind of period
 * @param amount for each period of the kind, in ledger currency; empty when only single periods
 *     have one, or when a day budget is paced
 * @param byPeriod other amounts for single periods, by label
 * @param pace how a day budget follows from the month; {@link Pace#NONE} for the other kinds
 */
public record Budget(
    String node,
    PeriodKind kind,
    Optional<BigDecimal> amount,
    Map<String, BigDecimal> byPeriod,
    Pace pace) {

  /** How a day budget is made. */
  public enum Pace {
    /** It is the amount given. */
    NONE,
    /**
     * What is left of the month, in equal parts over the days left; fixed at the day's first tick.
     */
    EVEN
  }
}
