package io.bursar.core.period;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A period's label, taken apart.
 *
 * @param fiscal whether it is written as a fiscal one, {@code FY2026-P05}
 * @param number quarter (1 to 4) or fiscal month (1 to 12); 0 for the other kinds
 */
record Label(PeriodKind kind, boolean fiscal, int year, int number) {

  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");
  private static final Pattern MONTH = Pattern.compile("(\\d{4})-\\d{2}");
  private static final Pattern FISCAL_MONTH = Pattern.compile("FY(\\d{4})-P(0[1-9]|1[0-2])");
  private static final Pattern QUARTER = Pattern.compile("(FY)?(\\d{4})-Q([1-4])");
  private static final Pattern YEAR = Pattern.compile("(FY)?(\\d{4})");

  /**
   * @param fiscalCalendar whether quarters and years must be written as fiscal ones
   */
  static Label parse(String label, boolean fiscalCalendar) {
    if (DAY.matcher(label).matches()) {
      return new Label(PeriodKind.DAY, false, 0, 0);
    }
    // A fiscal month is a calendar month here, so its calendar name is as good.
    if (MONTH.matcher(label).matches()) {
      return new Label(PeriodKind.MONTH, false, 0, 0);
    }
    Matcher month = FISCAL_MONTH.matcher(label);
    if (fiscalCalendar && month.matches()) {
      return new Label(
          PeriodKind.MONTH,
          true,
          Integer.parseInt(month.group(1)),
          Integer.parseInt(month.group(2)));
    }
    Matcher quarter = QUARTER.matcher(label);
    if (quarter.matches() && (quarter.group(1) != null) == fiscalCalendar) {
      return new Label(
          PeriodKind.QUARTER,
          fiscalCalendar,
          Integer.parseInt(quarter.group(2)),
          Integer.parseInt(quarter.group(3)));
    }
    Matcher year = YEAR.matcher(label);
    if (year.matches() && (year.group(1) != null) == fiscalCalendar) {
      return new Label(PeriodKind.YEAR, fiscalCalendar, Integer.parseInt(year.group(2)), 0);
    }
    throw new IllegalArgumentException(
        "'%s' is no period of this calendar; write %s"
            .formatted(
                label,
                fiscalCalendar
                    ? "2026-11-05, 2026-11 or FY2026-P05, FY2026-Q4, FY2026"
                    : "2026-11-05, 2026-11, 2026-Q4 or 2026"));
  }
}
