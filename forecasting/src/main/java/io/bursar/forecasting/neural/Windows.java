package io.bursar.forecasting.neural;

import io.bursar.forecasting.features.Calendar;
import io.bursar.forecasting.features.FeatureRow;
import io.bursar.forecasting.features.Places;
import io.bursar.forecasting.features.Places.Place;
import io.bursar.forecasting.features.Sequence;
import io.bursar.forecasting.features.Window;
import io.bursar.forecasting.model.Horizon;
import io.bursar.forecasting.series.DailySeries;
import io.bursar.forecasting.series.History;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** The places that nets learn from, as they see them. */
final class Windows {
  private final Calendar calendar;
  private final Places places;

  /**
   * Those before a day.
   *
   * @param cut nothing from this day on is looked at
   */
  Windows(List<DailySeries> series, LocalDate cut, Calendar calendar) {
    this(new Places(series, cut), calendar);
  }

  /** These, which stay in the order that they have. */
  Windows(Places places, Calendar calendar) {
    this.calendar = calendar;
    this.places = places.copy();
  }

  int size() {
    return places.size();
  }

  /** Whether there are too few to learn from. */
  boolean areTooFew() {
    return places.areTooFew();
  }

  /** Mixes them. */
  void shuffle(SplittableRandom random) {
    places.shuffle(random);
  }

  /** Rows and what a net should say of them. */
  static final class Batch {
    private final float[] rows;
    private final float[] targets;

    private Batch(float[] rows, float[] targets) {
      this.rows = rows;
      this.targets = targets;
    }

    private Batch(Rows rows) {
      this.rows = Arrays.copyOf(rows.numbers, rows.count * rows.width);
      this.targets = Arrays.copyOf(rows.targets, rows.count);
    }

    float[] rows() {
      return rows;
    }

    float[] targets() {
      return targets;
    }

    boolean isEmpty() {
      return targets.length == 0;
    }
  }

  private static final class Rows {
    private final int width;
    private final float[] numbers;
    private final float[] targets;
    private int count;

    Rows(int width, int most) {
      this.width = width;
      this.numbers = new float[width * most];
      this.targets = new float[most];
    }

    int next() {
      return count * width;
    }

    void target(double value) {
      targets[count++] = (float) Places.target(value);
    }
  }

  /** Some days of some of them, chosen once and for all. */
  Batch someDays(int most, int daysEach) {
    SplittableRandom random = new SplittableRandom(0);
    shuffle(random);
    return days(0, Math.min(size(), most), daysEach, random);
  }

  /** Some of them as wholes, chosen once and for all. */
  Batch someTotals(int most) {
    shuffle(new SplittableRandom(0));
    return totals(0, Math.min(size(), most));
  }

  /** Some days of each of the places {@code from} to {@code to}, without the last. */
  Batch days(int from, int to, int daysEach, SplittableRandom random) {
    Rows rows = new Rows(Window.DAY_WIDTH, (to - from) * daysEach);
    for (Place place : places.some(from, to)) {
      Window window = new Window(place.features());
      int first = random.nextInt(Horizon.DAYS);
      for (int i = 0; i < daysEach; i++) {
        // Spread over the horizon, each weekday as often as another.
        int day = (first + i * Horizon.DAYS / daysEach) % Horizon.DAYS;
        double value = place.actual(day);
        if (!Double.isNaN(value)) {
          window.describe(day, calendar, rows.numbers, rows.next());
          rows.target((value - window.floor(day)) / window.scale());
        }
      }
    }
    return new Batch(rows);
  }

  /** The horizon as a whole of each of these places. */
  Batch totals(int from, int to) {
    Rows rows = new Rows(Window.TOTAL_WIDTH, to - from);
    for (Place place : places.some(from, to)) {
      Window window = new Window(place.features());
      double sum = 0;
      int known = 0;
      for (int day = 0; day < Horizon.DAYS; day++) {
        double value = place.actual(day);
        if (!Double.isNaN(value)) {
          sum += value - window.floor(day);
          known++;
        }
      }
      if (known * 4 >= Horizon.DAYS * 3) {
        window.describeTotal(calendar, rows.numbers, rows.next());
        rows.target(sum / known / window.scale());
      }
    }
    return new Batch(rows);
  }

  /** These places as the founding net sees them; targets in mean days, NaN where unknown. */
  Batch sequences(int from, int to) {
    int count = to - from;
    float[] x = new float[Sequence.DAYS * count * Sequence.WIDTH];
    float[] y = new float[count * Horizon.DAYS];
    List<Place> some = places.some(from, to);
    for (int i = 0; i < count; i++) {
      Place place = some.get(i);
      History history = place.history();
      Sequence.write(history, calendar, x, i, count);
      double scale = FeatureRow.scale(history);
      for (int day = 0; day < Horizon.DAYS; day++) {
        double value = place.actual(day) / scale;
        y[i * Horizon.DAYS + day] = (float) Places.target(value);
      }
    }
    return new Batch(x, y);
  }
}
