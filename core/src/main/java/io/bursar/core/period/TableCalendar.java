package io.bursar.core.period;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** A calendar whose fiscal years stand in a table, twelve periods of whole weeks each. */
final class TableCalendar implements FiscalCalendar {

  private static final int MONTHS_A_QUARTER = 3;

  // Outside of the table; its labels are those of calendar months, so they are not the table's.
  private final FiscalCalendar outside = new MonthCalendar(1);
  private final Map<PeriodKind, NavigableMap<LocalDate, Period>> byFirstDay =
      new EnumMap<>(PeriodKind.class);
  private final Map<String, Period> byLabel = new HashMap<>();
  private final LocalDate first;
  private final LocalDate last;

  TableCalendar(List<FiscalYear> years) {
    FiscalYear before = null;
    for (FiscalYear year : years) {
      year.problem().or(after(year, before)).ifPresent(why -> refuse(year, why));
      add(year);
      before = year;
    }
    if (before == null) {
      throw new IllegalArgumentException("a table of fiscal years has one at least");
    }
    this.first = years.get(0).first();
    this.last = before.last();
  }

  private static Supplier<Optional<String>> after(FiscalYear year, FiscalYear before) {
    return () -> before == null ? Optional.<String>empty() : year.problemAfter(before);
  }

  private static void refuse(FiscalYear year, String why) {
    throw new IllegalArgumentException("fiscal year %d: %s".formatted(year.year(), why));
  }

  @Override
  public boolean covers(LocalDate day) {
    return !day.isBefore(first) && !day.isAfter(last);
  }

  @Override
  public Period of(PeriodKind kind, LocalDate day) {
    if (kind == PeriodKind.DAY || !covers(day)) {
      return clipped(outside.of(kind, day), day);
    }
    return byFirstDay.get(kind).floorEntry(day).getValue();
  }

  @Override
  public Period parse(String label) {
    Period known = byLabel.get(label);
    if (known != null) {
      return known;
    }
    Period calendars = calendars(label);
    if (calendars.kind() == PeriodKind.DAY) {
      return calendars;
    }
    if (calendars.last().isAfter(last)) {
      return clipped(calendars, calendars.last());
    }
    if (calendars.first().isBefore(first)) {
      return clipped(calendars, calendars.first());
    }
    throw unknown(label);
  }

  @Override
  public List<Period> months(Period period) {
    if (period.kind() == PeriodKind.DAY) {
      throw new IllegalArgumentException("a day has no months: " + period);
    }
    List<Period> all = new ArrayList<>(12);
    LocalDate day = period.first();
    while (!day.isAfter(period.last())) {
      Period month = of(PeriodKind.MONTH, day);
      all.add(month);
      day = month.last().plusDays(1);
    }
    return all;
  }

  private Period calendars(String label) {
    try {
      return outside.parse(label);
    } catch (IllegalArgumentException e) {
      throw unknown(label);
    }
  }

  private IllegalArgumentException unknown(String label) {
    return new IllegalArgumentException(
        "'%s' is no period of this calendar, whose table is from %s to %s; write %s, %s, %s or %s"
            .formatted(
                label,
                first,
                last,
                last,
                of(PeriodKind.MONTH, last),
                of(PeriodKind.QUARTER, last),
                of(PeriodKind.YEAR, last)));
  }

  /** As far as it is on the same side of the table as that day of it. */
  private Period clipped(Period period, LocalDate day) {
    if (period.kind() == PeriodKind.DAY) {
      return period;
    }
    LocalDate from =
        day.isAfter(last) && !period.first().isAfter(last) ? last.plusDays(1) : period.first();
    LocalDate to =
        day.isBefore(first) && !period.last().isBefore(first) ? first.minusDays(1) : period.last();
    return new Period(period.kind(), period.label(), from, to);
  }

  private void add(FiscalYear year) {
    String label = String.format(Locale.ROOT, "FY%04d", year.year());
    LocalDate monthBegins = year.first();
    LocalDate quarterBegins = year.first();
    for (int number = 1; number <= year.weeks().size(); number++) {
      LocalDate ends = monthBegins.plusWeeks(year.weeks().get(number - 1)).minusDays(1);
      String month = String.format(Locale.ROOT, "%s-P%02d", label, number);
      add(new Period(PeriodKind.MONTH, month, monthBegins, ends));
      monthBegins = ends.plusDays(1);
      if (number % MONTHS_A_QUARTER == 0) {
        String quarter = label + "-Q" + number / MONTHS_A_QUARTER;
        add(new Period(PeriodKind.QUARTER, quarter, quarterBegins, ends));
        quarterBegins = monthBegins;
      }
    }
    add(new Period(PeriodKind.YEAR, label, year.first(), year.last()));
  }

  private void add(Period period) {
    byFirstDay.computeIfAbsent(period.kind(), any -> new TreeMap<>()).put(period.first(), period);
    byLabel.put(period.label(), period);
  }
}
