package io.bursar.forecasting.series;

import java.time.LocalDate;
import java.util.function.DoubleUnaryOperator;

/**
 * The days of a series that a forecaster may see: those before the origin. Whoever asks for another
 * gets an error and not a value, so that nothing of the future can leak into a feature, a scale or
 * a forecast.
 */
public final class History {
  private final DailySeries series;
  private final int from;
  private final int origin;

  /** The days {@code from} to {@code origin}, without the last, of a series. */
  History(DailySeries series, int from, int origin) {
    if (from < 0 || origin < from || origin > series.days()) {
      throw new IllegalArgumentException(
          "no history " + from + ".." + origin + " of " + series.days() + " days of " + series);
    }
    this.series = series;
    this.from = from;
    this.origin = origin;
  }

  public String id() {
    return series.id();
  }

  /** How many days it has. */
  public int days() {
    return origin - from;
  }

  /** The first day that is not seen, and the first to be foreseen. */
  public LocalDate originDay() {
    return series.firstDay().plusDays(origin);
  }

  /** The first day that is seen. */
  public LocalDate firstDay() {
    return series.firstDay().plusDays(from);
  }

  /**
   * What was spent so many days before the origin.
   *
   * @param days 1 is the day before the origin
   * @return NaN when nobody knows, or the series had not begun
   * @throws IndexOutOfBoundsException when that day is not before the origin
   */
  public double ago(int days) {
    if (days < 1) {
      throw new IndexOutOfBoundsException("day " + -days + " of " + series + " is not seen yet");
    }
    return days > days() ? Double.NaN : series.value(origin - days);
  }

  /** What was known so many days earlier. */
  public History earlier(int days) {
    return new History(series, from, origin - days);
  }

  /** Only its last days, as if the series had begun then; all of it when it has fewer. */
  public History last(int days) {
    return new History(series, Math.max(from, origin - days), origin);
  }

  /** How many days of the last ones are known. */
  public int known(int days) {
    int known = 0;
    for (int ago = Math.min(days, days()); ago >= 1; ago--) {
      if (!Double.isNaN(ago(ago))) {
        known++;
      }
    }
    return known;
  }

  /** The mean of what is known of the last days; NaN when nothing is. */
  public double mean(int days) {
    return mean(days, value -> value);
  }

  /** The mean size, without its sign, of what is known of the last days; NaN when nothing is. */
  public double meanSize(int days) {
    return mean(days, Math::abs);
  }

  private double mean(int days, DoubleUnaryOperator of) {
    double sum = 0;
    int known = 0;
    for (int ago = Math.min(days, days()); ago >= 1; ago--) {
      double value = ago(ago);
      if (!Double.isNaN(value)) {
        sum += of.applyAsDouble(value);
        known++;
      }
    }
    return known == 0 ? Double.NaN : sum / known;
  }

  /** The least that is to be foreseen: 0, unless it was ever below, as with credits and returns. */
  public double lowest() {
    return hasNegative() ? Double.NEGATIVE_INFINITY : 0;
  }

  private boolean hasNegative() {
    for (int ago = days(); ago >= 1; ago--) {
      if (ago(ago) < 0) {
        return true;
      }
    }
    return false;
  }
}
