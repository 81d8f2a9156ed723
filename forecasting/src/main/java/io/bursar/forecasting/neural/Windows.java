package io.bursar.forecasting.neural;

import io.bursar.forecasting.features.Calendar;
import io.bursar.forecasting.features.Sequence;
import io.bursar.forecasting.features.Window;
import io.bursar.forecasting.model.Horizon;
import io.bursar.forecasting.series.DailySeries;
import io.bursar.forecasting.series.History;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What can be learnt from: all places of all series with eight weeks before, half of them known,
 * where a whole horizon had come before the cut.
 */
final class Windows {
  private static final int STEP = 2;
  private static final int SHORTEST = 56;
  private static final int KNOWN = 28;
  private static final float LARGEST = 6;

  private final Calendar calendar;
  private final List<Place> places = new ArrayList<>();

  private record Place(DailySeries series, int origin) {}

  /**
   * Those before a day.
   *
   * @param cut nothing from this day on is looked at
   */
  Windows(List<DailySeries> series, LocalDate cut, Calendar calendar) {
    this.calendar = calendar;
    for (DailySeries one : series) {
      int end = Math.min(one.indexOf(cut), one.days());
      for (int origin = end - Horizon.DAYS; origin >= SHORTEST; origin -= STEP) {
        if (one.before(one.firstDay().plusDays(origin)).known(SHORTEST) >= KNOWN) {
          places.add(new Place(one, origin));
        }
      }
    }
  }

  int size() {
    return places.size();
  }

  /** Mixes them. */
  void shuffle(SplittableRandom random) {
    for (int i = places.size() - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      Place place = places.get(i);
      places.set(i, places.get(other));
      places.set(other, place);
    }
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
      targets[count++] = (float) Math.max(-LARGEST, Math.min(LARGEST, value));
    }
  }

  /** Some days of each of the places {@code from} to {@code to}, without the last. */
  Batch days(int from, int to, int daysEach, SplittableRandom random) {
    Rows rows = new Rows(Window.DAY_WIDTH, (to - from) * daysEach);
    for (Place place : places.subList(from, to)) {
      Window window = window(place);
      int first = random.nextInt(Horizon.DAYS);
      for (int i = 0; i < daysEach; i++) {
        // Spread over the horizon, each weekday as often as another.
        int day = (first + i * Horizon.DAYS / daysEach) % Horizon.DAYS;
        double value = place.series.value(place.origin + day);
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
    for (Place place : places.subList(from, to)) {
      Window window = window(place);
      double sum = 0;
      int known = 0;
      for (int day = 0; day < Horizon.DAYS; day++) {
        double value = place.series.value(place.origin + day);
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
    for (int i = 0; i < count; i++) {
      Place place = places.get(from + i);
      History history = history(place);
      Sequence.write(history, calendar, x, i, count);
      double scale = Window.scale(history);
      for (int day = 0; day < Horizon.DAYS; day++) {
        double value = place.series.value(place.origin + day) / scale;
        y[i * Horizon.DAYS + day] = (float) Math.max(-LARGEST, Math.min(LARGEST, value));
      }
    }
    return new Batch(x, y);
  }

  private static History history(Place place) {
    return place.series.before(place.series.firstDay().plusDays(place.origin));
  }

  private static Window window(Place place) {
    return new Window(history(place));
  }
}
