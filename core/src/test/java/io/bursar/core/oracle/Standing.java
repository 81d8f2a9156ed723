package io.bursar.core.oracle;

import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.Conversion.Kind;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.journal.When;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * A charge as it stands.
 *
 * @param said the source version that said it first in these words
 * @param reclean how often rules were applied anew to what stands
 * @param rateDay the day whose rate it wants
 * @param kind how it was converted so far
 * @param shares what the source says, whatever is closed
 */
record Standing(
    String tenant,
    long said,
    int reclean,
    String content,
    String currency,
    LocalDate rateDay,
    Kind kind,
    List<Share> shares) {

  /** What counts at one node on one day. */
  record Share(String node, LocalDate day, BigDecimal counted, BigDecimal ledger) {}

  /** Behind the point, of ledger money. */
  static final int DIGITS = 12;

  static Standing of(ChargeEntry entry, Tree tree, ZoneId zone) {
    List<Share> shares = new ArrayList<>();
    for (Part part : entry.parts()) {
      shares.add(
          new Share(
              tree.placed(part.node()), day(part.when(), zone), part.counted(), part.ledger()));
    }
    return new Standing(
        entry.tenant(),
        entry.version().source(),
        entry.version().reclean(),
        entry.content(),
        entry.billed().currency(),
        entry.conversion().day(),
        entry.conversion().kind(),
        shares);
  }

  /** Empty when the entry is no row of a snapshot. */
  static String scope(ChargeEntry entry) {
    return entry
        .scope()
        .map(scope -> scope(entry.source(), scope.account(), scope.billingPeriod()))
        .orElse("");
  }

  static String scope(String source, String account, String period) {
    return source + " of " + account + " in " + period;
  }

  /** The same when nothing is said of it any more. */
  Standing saysNothing() {
    return new Standing(tenant, said, reclean, content, currency, rateDay, Kind.SAME, List.of());
  }

  /** Whether a rate may still change what it counts. */
  boolean waits() {
    return kind == Kind.PROVISIONAL || kind == Kind.UNRATED;
  }

  /** Converted anew; the last share takes what rounding left over. */
  Standing at(BigDecimal rate, Kind as) {
    BigDecimal whole = BigDecimal.ZERO;
    for (Share share : shares) {
      whole = whole.add(share.counted());
    }
    BigDecimal left = rounded(whole.multiply(rate));
    List<Share> anew = new ArrayList<>();
    for (Share share : shares.subList(0, shares.size() - 1)) {
      BigDecimal amount = rounded(share.counted().multiply(rate));
      anew.add(new Share(share.node(), share.day(), share.counted(), amount));
      left = left.subtract(amount);
    }
    Share last = shares.get(shares.size() - 1);
    anew.add(new Share(last.node(), last.day(), last.counted(), left));
    return new Standing(tenant, said, reclean, content, currency, rateDay, as, anew);
  }

  /** Once, half-even. */
  static BigDecimal rounded(BigDecimal amount) {
    return amount.scale() > DIGITS ? amount.setScale(DIGITS, RoundingMode.HALF_EVEN) : amount;
  }

  private static LocalDate day(When when, ZoneId zone) {
    return when instanceof When.At at
        ? at.instant().atZone(zone).toLocalDate()
        : ((When.On) when).date();
  }
}
