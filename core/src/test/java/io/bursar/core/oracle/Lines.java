package io.bursar.core.oracle;

import io.bursar.core.oracle.Standing.Share;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is booked for a charge.
 *
 * @param own on the days that it speaks of
 * @param instead on open days, because days that it speaks of were closed
 */
record Lines(List<Share> own, List<Share> instead) {

  static final Lines NONE = new Lines(List.of(), List.of());

  List<Share> all() {
    List<Share> all = new ArrayList<>(own);
    all.addAll(instead);
    return all;
  }

  /**
   * When the charge says that now: on open days as it says it; on closed days nothing moves any
   * more, and what differs there from what was booked for a node is booked for it on an open day.
   *
   * @param closed the last closed day
   * @param open the day on which what can't be booked on closed ones is booked
   */
  Lines when(List<Share> said, LocalDate closed, LocalDate open) {
    List<Share> anew = new ArrayList<>(own);
    anew.removeIf(line -> line.day().isAfter(closed));
    Map<String, BigDecimal> billed = new TreeMap<>();
    Map<String, BigDecimal> ledger = new TreeMap<>();
    List<Share> booked = new ArrayList<>(anew);
    booked.addAll(instead);
    for (Share line : booked) {
      billed.merge(line.node(), line.counted().negate(), BigDecimal::add);
      ledger.merge(line.node(), line.ledger().negate(), BigDecimal::add);
    }
    for (Share share : said) {
      if (share.day().isAfter(closed)) {
        anew.add(share);
      } else {
        billed.merge(share.node(), share.counted(), BigDecimal::add);
        ledger.merge(share.node(), share.ledger(), BigDecimal::add);
      }
    }
    List<Share> more = new ArrayList<>(instead);
    ledger.forEach(
        (node, amount) -> {
          if (amount.signum() != 0 || billed.get(node).signum() != 0) {
            more.add(new Share(node, open, billed.get(node), amount));
          }
        });
    return new Lines(anew, more);
  }
}
