package io.bursar.routes.bus;

import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.ledger.Outcome;
import java.time.ZoneId;
import java.util.List;

/**
 * What the ledger counted: topic postings, key tenant.
 *
 * @param charge the charge as it counts from now on
 * @param outcome APPLIED or RESTATED
 * @param before the parts that counted until now; empty when it is new
 * @param zone the tenant's zone, which says on which of its days each part counts
 * @param partition journal partition
 * @param offset journal offset of the entry that caused it: a later posting of a charge has a
 *     higher one, so a view keeps the highest
 */
public record PostingEvent(
    ChargeEntry charge,
    Outcome outcome,
    List<Part> before,
    ZoneId zone,
    int partition,
    long offset) {}
