package io.bursar.core.period;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A calendar whose fiscal months are calendar months and whose fiscal year begins with one of them.
 * A fiscal year is named after the calendar year it ends in, as most companies do.
 */
final class MonthCalendar implements FiscalCalendar {

  private final int start;
  // Labels are formatted once a period, not once a charge. Bounded by the periods there are.
  private final Map<Integer, Period> months = new ConcurrentHashMap<>();
  private final Map<Integer, Period> quarters = new ConcurrentHashMap<>();
  private final Map<Integer, Period> years = new ConcurrentHashMap<>();

  MonthCalendar(int start) {
    if (start < 1 || start > 12) {
      throw new IllegalArgumentException(
          "a fiscal year begins with a month from 1 to 12, not " + start);
    }
    this.start = start;
  }

  @Override
  public Period of(PeriodKind kind, LocalDate day) {
    return switch (kind) {
      case DAY -> new Period(PeriodKind.DAY, day.toString(), day, day);
      case MONTH -> month(day);
      case QUARTER -> quarter(fiscalYear(day), monthOfYear(day) / 3 + 1);
      case YEAR -> year(fiscalYear(day));
    };
  }

  @Override
  public Period parse(String label) {
    Label parsed = Label.parse(label, fiscal());
    try {
      return switch (parsed.kind()) {
        case DAY -> of(PeriodKind.DAY, LocalDate.parse(label));
        case MONTH ->
            month(
                parsed.fiscal()
                    ? firstOf(parsed.year()).plusMonths(parsed.number() - 1L)
                    : YearMonth.parse(label).atDay(1));
        case QUARTER -> quarter(parsed.year(), parsed.number());
        case YEAR -> year(parsed.year());
      };
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("no such day or month: '" + label + "'", e);
    }
  }

  @Override
  public List<Period> months(Period period) {
    if (period.kind() == PeriodKind.DAY) {
      throw new IllegalArgumentException("a day has no months: " + period);
    }
    List<Period> all = new ArrayList<>(12);
    for (LocalDate day = period.first(); !day.isAfter(period.last()); day = day.plusMonths(1)) {
      all.add(month(day));
    }
    return all;
  }

  private Period month(LocalDate day) {
    int index = day.getYear() * 12 + day.getMonthValue();
    Period known = months.get(index);
    if (known == null) {
      known = makeMonth(day);
      months.put(index, known);
    }
    return known;
  }

  private Period makeMonth(LocalDate day) {
    LocalDate first = day.withDayOfMonth(1);
    String label =
        fiscal()
            ? String.format(Locale.ROOT, "FY%04d-P%02d", fiscalYear(day), monthOfYear(day) + 1)
            : String.format(Locale.ROOT, "%04d-%02d", day.getYear(), day.getMonthValue());
    return new Period(PeriodKind.MONTH, label, first, first.plusMonths(1).minusDays(1));
  }

  private Period quarter(int year, int number) {
    return quarters.computeIfAbsent(year * 4 + number, any -> makeQuarter(year, number));
  }

  private Period makeQuarter(int year, int number) {
    LocalDate first = firstOf(year).plusMonths(3L * (number - 1));
    String label = yearLabel(year) + "-Q" + number;
    return new Period(PeriodKind.QUARTER, label, first, first.plusMonths(3).minusDays(1));
  }

  private Period year(int year) {
    return years.computeIfAbsent(year, this::makeYear);
  }

  private Period makeYear(int year) {
    LocalDate first = firstOf(year);
    return new Period(PeriodKind.YEAR, yearLabel(year), first, first.plusYears(1).minusDays(1));
  }

  private String yearLabel(int year) {
    return String.format(Locale.ROOT, fiscal() ? "FY%04d" : "%04d", year);
  }

  private boolean fiscal() {
    return start != 1;
  }

  private LocalDate firstOf(int year) {
    return LocalDate.of(fiscal() ? year - 1 : year, start, 1);
  }

  private int fiscalYear(LocalDate day) {
    return fiscal() && day.getMonthValue() >= start ? day.getYear() + 1 : day.getYear();
  }

  /** Months since the fiscal year began, from 0. */
  private int monthOfYear(LocalDate day) {
    return Math.floorMod(day.getMonthValue() - start, 12);
  }
}
