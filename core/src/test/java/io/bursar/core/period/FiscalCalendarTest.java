package io.bursar.core.period;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FiscalCalendarTest {

  private final FiscalCalendar calendarYear = FiscalCalendar.yearFrom(1);
  private final FiscalCalendar fromApril = FiscalCalendar.yearFrom(4);

  @ParameterizedTest
  @CsvSource({
    "DAY, 2026-11-05, 2026-11-05, 2026-11-05",
    "MONTH, 2026-11, 2026-11-01, 2026-11-30",
    "QUARTER, 2026-Q4, 2026-10-01, 2026-12-31",
    "YEAR, 2026, 2026-01-01, 2026-12-31"
  })
  void theCalendarYear(PeriodKind kind, String label, LocalDate first, LocalDate last) {
    Period period = calendarYear.of(kind, LocalDate.parse("2026-11-05"));
    assertThat(period).isEqualTo(new Period(kind, label, first, last));
    assertThat(calendarYear.parse(label)).isEqualTo(period);
  }

  @ParameterizedTest
  @CsvSource({
    "MONTH, FY2027-P08, 2026-11-01, 2026-11-30",
    "QUARTER, FY2027-Q3, 2026-10-01, 2026-12-31",
    "YEAR, FY2027, 2026-04-01, 2027-03-31"
  })
  void aYearFromAprilIsNamedAfterItsEnd(
      PeriodKind kind, String label, LocalDate first, LocalDate last) {
    Period period = fromApril.of(kind, LocalDate.parse("2026-11-05"));
    assertThat(period).isEqualTo(new Period(kind, label, first, last));
    assertThat(fromApril.parse(label)).isEqualTo(period);
    assertThat(fromApril.parse("2026-11").label()).isEqualTo("FY2027-P08");
  }

  @Test
  void theLastMonthOfAFiscalYear() {
    assertThat(fromApril.of(PeriodKind.MONTH, LocalDate.parse("2027-03-31")).label())
        .isEqualTo("FY2027-P12");
    assertThat(fromApril.of(PeriodKind.MONTH, LocalDate.parse("2027-04-01")).label())
        .isEqualTo("FY2028-P01");
  }

  @Test
  void aLeapDayIsADay() {
    assertThat(calendarYear.parse("2028-02").days()).isEqualTo(29);
    assertThat(calendarYear.parse("2028-02-29").days()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "2026-13",
        "2026-02-30",
        "2026-Q5",
        "Q4",
        "26",
        "FY2026",
        "FY2026-P05",
        "2026-11-5",
        "2026-1",
        "november",
        "2026-Q4 ",
        "20266"
      })
  void whatIsNoPeriodIsNamed(String label) {
    assertThatThrownBy(() -> calendarYear.parse(label))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + label + "'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026", "2026-Q4", "FY2026-P13", "FY2026-P00", "FY2026-Q0"})
  void aFiscalCalendarSaysWhatItsLabelsLookLike(String label) {
    assertThatThrownBy(() -> fromApril.parse(label)).hasMessageContaining("FY2026-P05");
  }

  @Test
  void thereIsNoThirteenthMonth() {
    assertThatThrownBy(() -> FiscalCalendar.yearFrom(13)).hasMessageContaining("not 13");
  }

  @Property
  void monthsMakeUpQuartersAndYearsWithoutGaps(
      @ForAll @IntRange(min = 1, max = 12) int start,
      @ForAll @IntRange(min = -20_000, max = 60_000) int epochDay) {
    FiscalCalendar calendar = FiscalCalendar.yearFrom(start);
    LocalDate day = LocalDate.ofEpochDay(epochDay);
    for (PeriodKind kind : PeriodKind.values()) {
      Period period = calendar.of(kind, day);
      assertThat(period.contains(day)).isTrue();
      assertThat(calendar.parse(period.label())).isEqualTo(period);
      assertThat(calendar.of(kind, period.first())).isEqualTo(period);
      assertThat(calendar.of(kind, period.last())).isEqualTo(period);
      assertThat(calendar.of(kind, period.last().plusDays(1))).isNotEqualTo(period);
    }
    Period year = calendar.of(PeriodKind.YEAR, day);
    assertThat(calendar.months(year)).hasSize(12);
    assertThat(calendar.months(year).stream().collect(Collectors.summingInt(Period::days)))
        .isEqualTo(year.days());
    assertThat(calendar.months(calendar.of(PeriodKind.QUARTER, day))).hasSize(3);
  }
}
