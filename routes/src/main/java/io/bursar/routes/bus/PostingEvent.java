package io.bursar.routes.bus;

import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.ledger.Outcome;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * What the ledger counted: topic postings, key tenant.
 *
 * @param charge the charge as it counts from now on
 * @param outcome APPLIED or RESTATED
 * @param before the parts that counted until now; empty when it is new
 * @param zone the tenant's zone, which says on which of its days each part counts
 * @param moves the signed differences by event time, for the 5-minute windows; those older than 48
 *     hours are left out
 * @param partition journal partition
 * @param offset journal offset of the entry that caused it: a later posting of a charge has a
 *     higher one, so a view keeps the highest
 */
public record PostingEvent(
    ChargeEntry charge,
    Outcome outcome,
    List<Part> before,
    ZoneId zone,
    List<Move> moves,
    int partition,
    long offset) {

  /**
   * A signed difference.
   *
   * @param at when the money was spent
   * @param nodes the node it was spent at and its ancestors on that day, by id
   * @param amount ledger currency
   */
  public record Move(Instant at, List<String> nodes, BigDecimal amount) {}
}
