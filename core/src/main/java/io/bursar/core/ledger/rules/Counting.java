package io.bursar.core.ledger.rules;

import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.journal.Position;
import io.bursar.core.journal.When;
import io.bursar.core.ledger.state.ChargeStanding;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a charge counts as when something is said of it. On open days, as it is said. What counted
 * on closed days stays as it is; what is said of them now and differs from it, node by node, counts
 * as an adjustment on the day of journal time, or on the first open day if that is later.
 *
 * @param parts what it counts as on the days it speaks of
 * @param adjustments what it counts as beyond that from now on; earlier adjustments stay
 */
record Counting(List<Part> parts, List<Part> adjustments) {

  private record Amount(BigDecimal counted, BigDecimal ledger) {

    private static final Amount NONE = new Amount(BigDecimal.ZERO, BigDecimal.ZERO);

    Amount plus(Part part) {
      return new Amount(counted.add(part.counted()), ledger.add(part.ledger()));
    }

    Amount minus(Part part) {
      return new Amount(counted.subtract(part.counted()), ledger.subtract(part.ledger()));
    }

    boolean isNothing() {
      return counted.signum() == 0 && ledger.signum() == 0;
    }
  }

  /**
   * @param before what stood; null when nothing did
   * @param said the parts as they are said now
   */
  static Counting of(Tenant tenant, ChargeStanding before, List<Part> said, Position position) {
    if (!tenant.hasClosedDays()) {
      return new Counting(said, List.of());
    }
    List<Part> counting = new ArrayList<>(said.size());
    Map<String, Amount> differences = new TreeMap<>();
    if (before != null) {
      for (Part part : before.parts()) {
        if (isClosed(tenant, part)) {
          counting.add(part);
          differences.merge(part.node(), Amount.NONE.minus(part), (sum, any) -> sum.minus(part));
        }
      }
      for (Part part : before.adjustments()) {
        differences.merge(part.node(), Amount.NONE.minus(part), (sum, any) -> sum.minus(part));
      }
    }
    for (Part part : said) {
      if (isClosed(tenant, part)) {
        differences.merge(part.node(), Amount.NONE.plus(part), (sum, any) -> sum.plus(part));
      } else {
        counting.add(part);
      }
    }
    return new Counting(
        counting.equals(said) ? said : List.copyOf(counting),
        adjustments(differences, tenant.adjustmentDay(position.time())));
  }

  private static List<Part> adjustments(Map<String, Amount> differences, LocalDate day) {
    List<Part> adjustments = new ArrayList<>(differences.size());
    differences.forEach(
        (node, amount) -> {
          if (!amount.isNothing()) {
            adjustments.add(new Part(node, new When.On(day), amount.counted(), amount.ledger()));
          }
        });
    return adjustments;
  }

  /** Those on days that are not closed. */
  static List<Part> open(Tenant tenant, List<Part> parts) {
    return tenant.hasClosedDays()
        ? parts.stream().filter(part -> !isClosed(tenant, part)).toList()
        : parts;
  }

  private static boolean isClosed(Tenant tenant, Part part) {
    return tenant.isClosed(part.when().day(tenant.zone()));
  }
}
