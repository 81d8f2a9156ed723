package io.bursar.forecasting.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarTest {
  private static final LocalDate DAY = LocalDate.of(2026, 6, 17);

  /** As the church says. */
  @ParameterizedTest
  @CsvSource({"1997-03-30", "1998-04-12", "2000-04-23", "2024-03-31", "2025-04-20", "2038-04-25"})
  void easter(LocalDate sunday) {
    assertThat(Calendar.easter(sunday.getYear())).isEqualTo(sunday);
  }

  @Test
  void aPlainDayHasNothingSpecial() {
    assertThat(special(DAY, new Calendar(Set.of(), Set.of()))).containsOnly(0);
  }

  @Test
  void aHolidayIsKnownOnTheDayBeforeAndAfter() {
    Calendar calendar = new Calendar(Set.of(DAY), Set.of());
    float[] eve = special(DAY.minusDays(1), calendar);
    float[] day = special(DAY, calendar);
    float[] after = special(DAY.plusDays(1), calendar);
    assertThat(sum(eve)).isEqualTo(1);
    assertThat(sum(day)).isEqualTo(1);
    assertThat(sum(after)).isEqualTo(1);
    assertThat(eve).isNotEqualTo(day).isNotEqualTo(after);
    assertThat(day).isNotEqualTo(after);
  }

  @Test
  void aPromotionIsNoHoliday() {
    assertThat(special(DAY, new Calendar(Set.of(), Set.of(DAY))))
        .isNotEqualTo(special(DAY, new Calendar(Set.of(DAY), Set.of())));
  }

  @ParameterizedTest
  @CsvSource({
    "2025-12-12, 0",
    "2025-12-13, 1",
    "2025-12-25, 1",
    "2026-01-01, 1",
    "2026-01-02, 0",
    "2025-04-16, 0",
    "2025-04-17, 1",
    "2025-04-22, 1",
    "2025-04-23, 0"
  })
  void christmasAndEasterReachSoFar(LocalDate day, int known) {
    assertThat(sum(special(day, new Calendar(Set.of(), Set.of())))).isEqualTo(known);
  }

  private static float[] special(LocalDate day, Calendar calendar) {
    float[] row = new float[Calendar.SPECIAL];
    calendar.writeSpecial(day, row, 0);
    return row;
  }

  private static float sum(float[] row) {
    float sum = 0;
    for (float each : row) {
      sum += each;
    }
    return sum;
  }
}
