package io.bursar.core.ledger.state;

import io.bursar.core.ledger.StateDocument;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Where a tenant's calendar stands.
 *
 * @param day the tenant's day at the last tick; empty before the first
 * @param turnsAt when the next day begins in the tenant's zone; before the first tick, the time of
 *     the declare
 * @param judgeAll whether the next tick judges every node, because limits or rules were changed
 * @param judged offset of the last tick that judged it: what changed after it has not been judged
 */
public record TenantClock(Optional<LocalDate> day, Instant turnsAt, boolean judgeAll, long judged)
    implements StateDocument {
  /** Before the first declare. */
  public static final TenantClock NONE = new TenantClock(Optional.empty(), Instant.EPOCH, true, -1);
}
