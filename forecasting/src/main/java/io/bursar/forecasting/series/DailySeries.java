package io.bursar.forecasting.series;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;

/**
 * What a line spent, day by day without holes: a day that nobody knows is {@code NaN}, a day
 * without spend 0. Amounts are floats here, in the line's own currency; they become money again at
 * the edge of forecasting.
 */
public final class DailySeries {
  private final String id;
  private final LocalDate firstDay;
  private final double[] values;

  /**
   * A series.
   *
   * @param id the line
   * @param firstDay the day of {@code values[0]}
   * @param values one a day; finite or NaN
   * @throws IllegalArgumentException when there is no day, or a value is infinite
   */
  public DailySeries(String id, LocalDate firstDay, double[] values) {
    if (values.length == 0) {
      throw new IllegalArgumentException("series " + id + " has no day");
    }
    for (double value : values) {
      if (Double.isInfinite(value)) {
        throw new IllegalArgumentException("series " + id + " has an infinite value");
      }
    }
    this.id = id;
    this.firstDay = firstDay;
    this.values = values.clone();
  }

  public String id() {
    return id;
  }

  public LocalDate firstDay() {
    return firstDay;
  }

  /** The last day that it has. */
  public LocalDate lastDay() {
    return firstDay.plusDays(values.length - 1L);
  }

  /** How many days it has. */
  public int days() {
    return values.length;
  }

  /** What was spent on a day, counted from 0 on {@link #firstDay()}; NaN when nobody knows. */
  public double value(int day) {
    return values[day];
  }

  /** Where a day stands, also one before the first or after the last. */
  public int indexOf(LocalDate day) {
    return Math.toIntExact(ChronoUnit.DAYS.between(firstDay, day));
  }

  /**
   * All of it that was known on the morning of {@code origin}: the days before.
   *
   * @throws IllegalArgumentException when the origin lies before the first day or more than a day
   *     after the last
   */
  public History before(LocalDate origin) {
    return new History(this, 0, indexOf(origin));
  }

  /**
   * The same line that begins on a later day, as one that is younger.
   *
   * @throws IllegalArgumentException when it does not have that day
   */
  public DailySeries since(LocalDate day) {
    int from = indexOf(day);
    if (from < 0 || from >= values.length) {
      throw new IllegalArgumentException(day + " is none of the days of " + this);
    }
    return new DailySeries(id, day, Arrays.copyOfRange(values, from, values.length));
  }

  /** Everything. */
  public History whole() {
    return new History(this, 0, values.length);
  }

  @Override
  public String toString() {
    return id + " " + firstDay + ".." + lastDay();
  }
}
