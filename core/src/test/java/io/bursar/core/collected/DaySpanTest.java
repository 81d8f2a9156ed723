package io.bursar.core.collected;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class DaySpanTest {

  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

  @Test
  void bothOfItsEndsBelongToIt() {
    assertThat(new DaySpan(FIRST, FIRST).days()).isEqualTo(1);
    assertThat(new DaySpan(FIRST, LocalDate.of(2024, 12, 31)).days()).isEqualTo(366);
    assertThat(new DaySpan(FIRST, FIRST.plusDays(DaySpan.MOST_DAYS - 1)).days()).isEqualTo(3660);
  }

  @Test
  void itIsNotBackwardsAndNotWithoutBounds() {
    assertThatThrownBy(() -> new DaySpan(FIRST, FIRST.minusDays(1)))
        .hasMessage("the last day, 2023-12-31, is before the first, 2024-01-01");
    assertThatThrownBy(() -> new DaySpan(FIRST, FIRST.plusDays(DaySpan.MOST_DAYS)))
        .hasMessage(
            "2024-01-01 to 2034-01-08 are 3661 days; a charge can be spread over at most 3660");
    assertThat(DaySpan.problem(LocalDate.MIN, LocalDate.MAX)).isPresent();
  }
}
