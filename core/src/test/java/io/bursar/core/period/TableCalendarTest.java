package io.bursar.core.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableCalendarTest {

  /** A year of 52 weeks and one of 53, as the National Retail Federation has 2022 and 2023. */
  private static final List<FiscalYear> YEARS =
      List.of(
          FiscalYear.of(2022, LocalDate.parse("2022-01-30"), List.of(4, 5, 4)),
          new FiscalYear(
              2023, LocalDate.parse("2023-01-29"), List.of(4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 5, 5)));

  private final FiscalCalendar calendar = FiscalCalendar.table(YEARS);

  @ParameterizedTest
  @CsvSource({
    "MONTH, 2022-01-30, FY2022-P01, 2022-01-30, 2022-02-26",
    "MONTH, 2022-02-27, FY2022-P02, 2022-02-27, 2022-04-02",
    "MONTH, 2023-01-28, FY2022-P12, 2023-01-01, 2023-01-28",
    "MONTH, 2024-02-03, FY2023-P12, 2023-12-31, 2024-02-03",
    "QUARTER, 2022-10-29, FY2022-Q3, 2022-07-31, 2022-10-29",
    "QUARTER, 2024-01-01, FY2023-Q4, 2023-10-29, 2024-02-03",
    "YEAR, 2022-06-01, FY2022, 2022-01-30, 2023-01-28",
    "YEAR, 2023-01-29, FY2023, 2023-01-29, 2024-02-03",
    "DAY, 2022-06-01, 2022-06-01, 2022-06-01, 2022-06-01",
    // Outside of the table: calendar months, as far as they are outside.
    "MONTH, 2022-01-29, 2022-01, 2022-01-01, 2022-01-29",
    "QUARTER, 2022-01-29, 2022-Q1, 2022-01-01, 2022-01-29",
    "YEAR, 2022-01-29, 2022, 2022-01-01, 2022-01-29",
    "MONTH, 2021-12-31, 2021-12, 2021-12-01, 2021-12-31",
    "MONTH, 2024-02-04, 2024-02, 2024-02-04, 2024-02-29",
    "QUARTER, 2024-02-04, 2024-Q1, 2024-02-04, 2024-03-31",
    "YEAR, 2024-02-04, 2024, 2024-02-04, 2024-12-31",
    "YEAR, 2025-02-04, 2025, 2025-01-01, 2025-12-31",
  })
  void aDayIsInOnePeriodOfEachKind(
      PeriodKind kind, LocalDate day, String label, LocalDate first, LocalDate last) {
    Period period = new Period(kind, label, first, last);

    assertThat(calendar.of(kind, day)).isEqualTo(period);
    assertThat(calendar.parse(label)).isEqualTo(period);
  }

  @Test
  void aMonthIsNeverSplitAndEveryDayFollowsTheOneBefore() {
    LocalDate day = LocalDate.parse("2021-06-01");
    while (day.isBefore(LocalDate.parse("2025-06-01"))) {
      Period month = calendar.of(PeriodKind.MONTH, day);
      assertThat(month.contains(day)).isTrue();
      for (PeriodKind kind : List.of(PeriodKind.QUARTER, PeriodKind.YEAR)) {
        Period container = calendar.of(kind, day);
        assertThat(container.contains(month.first()) && container.contains(month.last())).isTrue();
        assertThat(calendar.of(kind, container.first())).isEqualTo(container);
        assertThat(calendar.of(kind, container.last())).isEqualTo(container);
        List<Period> months = calendar.months(container);
        assertThat(months.get(0).first()).isEqualTo(container.first());
        assertThat(months.get(months.size() - 1).last()).isEqualTo(container.last());
        assertThat(months.stream().mapToInt(Period::days).sum()).isEqualTo(container.days());
      }
      day = day.plusDays(1);
    }
    assertThat(calendar.months(calendar.parse("FY2023")))
        .extracting(Period::days)
        .containsExactly(28, 35, 28, 28, 35, 28, 28, 35, 28, 28, 35, 35);
    assertThat(calendar.months(calendar.parse("FY2023-Q4"))).hasSize(3);
  }

  @Test
  void onlyTheTableIsCovered() {
    assertThat(calendar.covers(LocalDate.parse("2022-01-29"))).isFalse();
    assertThat(calendar.covers(LocalDate.parse("2022-01-30"))).isTrue();
    assertThat(calendar.covers(LocalDate.parse("2024-02-03"))).isTrue();
    assertThat(calendar.covers(LocalDate.parse("2024-02-04"))).isFalse();
    assertThat(FiscalCalendar.yearFrom(4).covers(LocalDate.MIN)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"FY2024", "FY2022-P13", "FY2021-Q4", "2022-06", "2023-Q2", "2023", "x"})
  void whatTheTableDoesNotHaveIsNoPeriod(String label) {
    assertThatThrownBy(() -> calendar.parse(label))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "'%s' is no period of this calendar, whose table is from 2022-01-30 to 2024-02-03;"
                    .formatted(label)
                + " write 2024-02-03, FY2023-P12, FY2023-Q4 or FY2023");
  }

  @Test
  void yearsFollowEachOther() {
    FiscalYear year = YEARS.get(0);
    FiscalYear next = YEARS.get(1);
    refused(
        "begins on 2023-01-30, and the year before it ends on 2023-01-28",
        year,
        new FiscalYear(2023, LocalDate.parse("2023-01-30"), next.weeks()));
    refused("FY2024 follows FY2022", year, new FiscalYear(2024, next.first(), next.weeks()));
    refused("FY2022 follows FY2022", year, year);
    refused(
        "has 11 periods, not 12", new FiscalYear(2022, year.first(), year.weeks().subList(0, 11)));
    refused(
        "have 51 weeks, not 52 or 53",
        new FiscalYear(2022, year.first(), List.of(4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 5, 3)));
    refused(
        "a period has 0 weeks, not 1 to 9",
        new FiscalYear(2022, year.first(), List.of(0, 9, 4, 4, 5, 4, 4, 5, 4, 4, 5, 4)));
    refused(
        "FY2019 does not begin in that year or beside it",
        new FiscalYear(2019, year.first(), year.weeks()));
    assertThatThrownBy(() -> FiscalCalendar.table(List.of())).hasMessageContaining("one at least");
  }

  private static void refused(String why, FiscalYear... years) {
    assertThatThrownBy(() -> FiscalCalendar.table(List.of(years)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why);
  }
}
