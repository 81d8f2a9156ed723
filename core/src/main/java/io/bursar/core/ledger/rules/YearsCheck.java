package io.bursar.core.ledger.rules;

import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.StateDocument;
import io.bursar.core.ledger.StateKey;
import io.bursar.core.ledger.StateKey.Kind;
import io.bursar.core.ledger.state.AwaitingRate;
import io.bursar.core.ledger.state.NodeMonth;
import io.bursar.core.period.FiscalCalendar;
import io.bursar.core.period.Period;
import io.bursar.core.period.PeriodKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

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
      // Documents are also kept of months in which only a budget was.
      NodeMonth month = (NodeMonth) each.getValue();
      if (IntStream.range(0, month.days()).anyMatch(month::touched)) {
        Period year = was.of(PeriodKind.YEAR, month.first());
        years.putIfAbsent(year.label(), year);
      }
    }
    // What waits for its first rate counts nowhere yet, and will.
    for (Map.Entry<StateKey, StateDocument> each :
        Scans.all(store, before.name(), Kind.PROVISIONAL, "")) {
      for (Part part : ((AwaitingRate) each.getValue()).charge().parts()) {
        Period year = was.of(PeriodKind.YEAR, part.when().day(before.zone()));
        years.putIfAbsent(year.label(), year);
      }
    }
    return years.values().stream()
        .filter(year -> !isSame(year, was, now))
        .map(
            year ->
                "fiscal year %s, %s to %s, has charges and cannot change; make a new tenant and import again"
                    .formatted(year.label(), year.first(), year.last()))
        .toList();
  }

  /** Takes away the documents of months that are no longer so; nothing was counted in them. */
  static void forget(LedgerStore store, Tenant after) {
    for (Map.Entry<StateKey, StateDocument> each :
        Scans.all(store, after.name(), Kind.NODE_MONTH, "")) {
      NodeMonth document = (NodeMonth) each.getValue();
      Period month = after.month(document.first());
      boolean same =
          each.getKey().rest().startsWith(month.label() + '|')
              && month.first().equals(document.first())
              && month.days() == document.days();
      if (!same) {
        store.delete(each.getKey());
      }
    }
  }

  private static boolean isSame(Period year, FiscalCalendar was, FiscalCalendar now) {
    LocalDate first = year.first();
    return now.covers(first)
        && now.of(PeriodKind.YEAR, first).equals(year)
        && now.months(year).equals(was.months(year));
  }
}
