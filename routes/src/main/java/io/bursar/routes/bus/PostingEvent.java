package io.bursar.routes.bus;

import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.ledger.Outcome;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/**
 * What the ledger counted: topic postings, key tenant.
 *
 * @param outcome APPLIED or RESTATED
 * @param before the parts that counted until now; empty when it is new
 * @param zone the tenant's zone, which says on which of its days each part counts
 * @param moves the signed differences by event time, for the 5-minute windows; those older than 48
 *     hours are left out
 * @param partition journal partition
 * @param offset journal offset of the entry that caused it: a later posting of a charge has a
 *     higher one, so a view keeps the highest
 * @param charge the charge as it counts from now on; last, because the windows read only what
 *     stands before it
 */
public record PostingEvent(
    Outcome outcome,
    List<Part> before,
    ZoneId zone,
    List<Move> moves,
    int partition,
    long offset,
    ChargeEntry charge) {

  private static final byte[] CHARGE = ",\"charge\":".getBytes(StandardCharsets.US_ASCII);

  /** All but the charge, in the order of the fields. */
  private record Rest(
      Outcome outcome,
      List<Part> before,
      ZoneId zone,
      List<Move> moves,
      int partition,
      long offset) {}

  /**
   * The posting as JSON, around a charge that is JSON already: most charges count as they were
   * read, and need not be written anew.
   *
   * @param chargeJson a whole JSON object, read as {@link #charge} without a rest
   */
  public byte[] json(byte[] chargeJson) {
    byte[] rest = BusJson.write(new Rest(outcome, before, zone, moves, partition, offset));
    // Without the closing brace, which follows the charge.
    int begin = rest.length - 1;
    byte[] json = Arrays.copyOf(rest, begin + CHARGE.length + chargeJson.length + 1);
    System.arraycopy(CHARGE, 0, json, begin, CHARGE.length);
    System.arraycopy(chargeJson, 0, json, begin + CHARGE.length, chargeJson.length);
    json[json.length - 1] = '}';
    return json;
  }

  /**
   * A signed difference.
   *
   * @param at when the money was spent
   * @param nodes the node it was spent at and its ancestors on that day, by id
   * @param amount ledger currency
   */
  public record Move(Instant at, List<String> nodes, BigDecimal amount) {}
}
