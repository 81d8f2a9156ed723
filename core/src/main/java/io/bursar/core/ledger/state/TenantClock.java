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
 */
public record TenantClock(Optional<LocalDate> day, Instant turnsAt, boolean judgeAll)
    implements StateDocument {}
