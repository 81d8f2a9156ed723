package io.bursar.routes.clean;

import io.bursar.core.collected.DaySpan;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.journal.When;
import io.bursar.core.money.Amounts;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Where and when a charge counts, and with how much: one part for each day of its span. The parts
 * add up to the whole exactly. They are not converted yet.
 */
final class Parts {

  private Parts() {}

  static List<Part> of(BigDecimal counted, String node, When when, Optional<DaySpan> span) {
    if (span.isEmpty()) {
      return List.of(part(node, when, counted));
    }
    List<Part> parts = new ArrayList<>(span.get().days());
    spread(parts, counted, node, span.get());
    return parts;
  }

  private static void spread(List<Part> parts, BigDecimal counted, String node, DaySpan span) {
    List<BigDecimal> amounts = Amounts.inEqualParts(counted, span.days());
    for (int day = 0; day < amounts.size(); day++) {
      parts.add(part(node, new When.On(span.first().plusDays(day)), amounts.get(day)));
    }
  }

  private static Part part(String node, When when, BigDecimal counted) {
    return new Part(node, when, counted, BigDecimal.ZERO);
  }
}
