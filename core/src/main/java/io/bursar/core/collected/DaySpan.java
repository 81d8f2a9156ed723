package io.bursar.core.collected;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The days that a charge is for, in the tenant's calendar.
 *
 * @param first the first day
 * @param last the last day, included
 */
public record DaySpan(LocalDate first, LocalDate last) {

  /** Ten years: what is longer is a slip of the source, and each day is a part of the charge. */
  public static final int MOST_DAYS = 3660;

  /**
   * Such a span.
   *
   * @throws IllegalArgumentException when {@link #problem} has something to say
   */
  public DaySpan {
    problem(first, last)
        .ifPresent(
            why -> {
              throw new IllegalArgumentException(why);
            });
  }

  /** What is wrong with such a span; empty when nothing is. */
  public static Optional<String> problem(LocalDate first, LocalDate last) {
    if (last.isBefore(first)) {
      return Optional.of("the last day, %s, is before the first, %s".formatted(last, first));
    }
    long days = ChronoUnit.DAYS.between(first, last) + 1;
    return days > MOST_DAYS
        ? Optional.of(
            "%s to %s are %d days; a charge can be spread over at most %d"
                .formatted(first, last, days, MOST_DAYS))
        : Optional.empty();
  }

  /** How many days it has, from 1. */
  public int days() {
    return (int) ChronoUnit.DAYS.between(first, last) + 1;
  }
}
