package io.bursar.core.ledger.rules;

import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.StateDocument;
import io.bursar.core.ledger.StateKey;
import io.bursar.core.ledger.StateKey.Kind;
import io.bursar.core.ledger.state.NodeMonth;
import io.bursar.core.period.FiscalCalendar;
import io.bursar.core.period.Period;
import io.bursar.core.period.PeriodKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which fiscal years that have charges would be cut into other periods (LEDGER.md, case 30). Years
 * in which nothing was counted may change, so one can be appended to a table at any time.
 */
final class YearsCheck {

  private YearsCheck() {}

  static List<String> changed(Tenant before, FiscalCalendar now, LedgerStore store) {
    FiscalCalendar was = before.calendar();
    Map<String, Period> years = new TreeMap<>();
    for (Map.Entry<StateKey, StateDocument> each :
        Scans.all(store, before.name(), Kind.NODE_MONTH, "")) {
      Period year = was.of(PeriodKind.YEAR, ((NodeMonth) each.getValue()).first());
      years.putIfAbsent(year.label(), year);
    }
    return years.values().stream()
        .filter(year -> !isSame(year, was, now))
        .map(
            year ->
                "fiscal year %s, %s to %s, has charges and cannot change; make a new tenant and import again"
                    .formatted(year.label(), year.first(), year.last()))
        .toList();
  }

  private static boolean isSame(Period year, FiscalCalendar was, FiscalCalendar now) {
    LocalDate first = year.first();
    return now.covers(first)
        && now.of(PeriodKind.YEAR, first).equals(year)
        && now.months(year).equals(was.months(year));
  }
}
