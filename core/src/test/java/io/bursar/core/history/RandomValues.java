package io.bursar.core.history;

import io.bursar.core.journal.When;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Days at which calendars are hard, and money that does not divide. */
final class RandomValues {

  static final LocalDate FIRST_DAY = LocalDate.parse("2024-02-25");

  /** Leap day, ends of months, quarters and years, days on which clocks are changed. */
  private static final List<LocalDate> HARD_DAYS =
      List.of(
              "2023-12-31 2024-01-01 2024-01-31 2024-02-28 2024-02-29 2024-03-01 2024-03-09",
              "2024-03-10 2024-03-11 2024-03-30 2024-03-31 2024-04-01 2024-06-30 2024-07-01",
              "2024-10-26 2024-10-27 2024-10-28 2024-11-02 2024-11-03 2024-11-04 2024-12-31")
          .stream()
          .flatMap(days -> List.of(days.split(" ")).stream())
          .map(LocalDate::parse)
          .toList();

  /** In UTC: midnights of the four zones, in summer and winter, and the hours of the changes. */
  private static final List<LocalTime> HARD_TIMES =
      List.of(
              "00:00 00:59:59.999 01:00 01:30 03:59:59.999 04:00 05:00 06:30 07:00 12:00",
              "12:59:59.999 13:00 13:30 15:59:59.999 16:00 21:59:59.999 22:00 22:59:59.999 23:00 23:59:59.999")
          .stream()
          .flatMap(times -> List.of(times.split(" ")).stream())
          .map(LocalTime::parse)
          .toList();

  private RandomValues() {}

  static Arbitrary<BigDecimal> rate() {
    return Arbitraries.of("7.1234", "7.10", "0.9", "1", "0.000123456789", "31.333333333333")
        .map(BigDecimal::new);
  }

  static Arbitrary<When> times() {
    return Arbitraries.frequencyOf(
        Tuple.of(2, days().map(When.On::new)),
        Tuple.of(
            3,
            Combinators.combine(days(), Arbitraries.of(HARD_TIMES))
                .as((day, time) -> new When.At(day.atTime(time).toInstant(ZoneOffset.UTC)))));
  }

  /** Most in the time in which the journal is written, so that policies see them. */
  static Arbitrary<LocalDate> days() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.integers().between(0, 25).map(FIRST_DAY::plusDays)),
        Tuple.of(2, Arbitraries.of(HARD_DAYS)));
  }

  static Arbitrary<BigDecimal> amounts() {
    return Arbitraries.frequencyOf(
        Tuple.of(5, Arbitraries.integers().between(1, 160).map(BigDecimal::valueOf)),
        Tuple.of(
            2, Arbitraries.integers().between(-9000, 15000).map(n -> BigDecimal.valueOf(n, 2))),
        Tuple.of(1, Arbitraries.integers().between(-9, 9).map(n -> BigDecimal.valueOf(n, 12))),
        Tuple.of(
            1,
            Arbitraries.longs()
                .between(-999_999_999_999L, 999_999_999_999L)
                .map(n -> BigDecimal.valueOf(n, 11))));
  }
}
