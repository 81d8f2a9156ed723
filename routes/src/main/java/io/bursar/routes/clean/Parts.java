package io.bursar.routes.clean;

import io.bursar.core.attribution.Attributed;
import io.bursar.core.collected.DaySpan;
import io.bursar.core.configuration.AttributionRule.Share;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.journal.When;
import io.bursar.core.money.Amounts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where and when a charge counts, and with how much: first each node's share of it, then of each
 * share one part for each day of the span, so that over its days every node has its share to the
 * last digit. All parts add up to the whole exactly. They are not converted yet.
 */
final class Parts {

  private Parts() {}

  static List<Part> of(BigDecimal counted, Attributed to, When when, Optional<DaySpan> span) {
    if (span.isEmpty() && to.shares().isEmpty()) {
      return List.of(part(to.node(), when, counted));
    }
    List<Part> parts = new ArrayList<>();
    List<BigDecimal> amounts =
        Amounts.inShares(counted, to.shares().stream().map(Share::part).toList());
    for (int i = 0; i < amounts.size(); i++) {
      String node = i < to.shares().size() ? to.shares().get(i).node() : to.node();
      add(parts, node, amounts.get(i), when, span);
    }
    return parts;
  }

  private static void add(
      List<Part> parts, String node, BigDecimal counted, When when, Optional<DaySpan> span) {
    if (span.isEmpty()) {
      parts.add(part(node, when, counted));
      return;
    }
    List<BigDecimal> amounts = Amounts.inEqualParts(counted, span.get().days());
    for (int day = 0; day < amounts.size(); day++) {
      parts.add(part(node, new When.On(span.get().first().plusDays(day)), amounts.get(day)));
    }
  }

  private static Part part(String node, When when, BigDecimal counted) {
    return new Part(node, when, counted, BigDecimal.ZERO);
  }
}
