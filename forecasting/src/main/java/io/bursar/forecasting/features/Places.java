package io.bursar.forecasting.features;

import io.bursar.forecasting.model.Horizon;
import io.bursar.forecasting.series.DailySeries;
import io.bursar.forecasting.series.History;
import io.bursar.forecasting.series.Week;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Where can be learnt from: all places of all series with eight weeks before, half of them known,
 * where a whole horizon had come before the cut. {@link FeatureTable} keeps them in a file.
 */
public final class Places {
  private static final int STEP = 2;
  private static final int SHORTEST = FeatureRow.WEEKS * Week.DAYS;
  private static final int KNOWN = SHORTEST / 2;

  /** With fewer, a model learns them by heart. */
  private static final int FEWEST = 200;

  /** A target, in mean days, beyond which a day would drown all others. */
  private static final double LARGEST = 6;

  private final List<Place> places = new ArrayList<>();

  /** A day of a line, and what came from it on. */
  public interface Place {

    /** The day. */
    LocalDate day();

    /** What was known on its morning. */
    FeatureRow features();

    /**
     * What came.
     *
     * @param day 0 is the day itself, {@value Horizon#DAYS} the first that must not be asked for
     * @return NaN when nobody knows
     */
    double actual(int day);

    /**
     * The days before.
     *
     * @throws IllegalStateException when the place was read from a table, which has none
     */
    History history();
  }

  /** Counted from the first day of the series. */
  private record OfSeries(DailySeries series, int origin) implements Place {

    @Override
    public LocalDate day() {
      return series.firstDay().plusDays(origin);
    }

    @Override
    public FeatureRow features() {
      return FeatureRow.of(history());
    }

    @Override
    public double actual(int day) {
      return series.value(origin + day);
    }

    @Override
    public History history() {
      return series.before(day());
    }
  }

  /**
   * Those before a day.
   *
   * @param cut nothing from this day on is looked at
   */
  public Places(List<DailySeries> series, LocalDate cut) {
    for (DailySeries one : series) {
      int end = Math.min(one.indexOf(cut), one.days());
      for (int origin = end - Horizon.DAYS; origin >= SHORTEST; origin -= STEP) {
        Place place = new OfSeries(one, origin);
        if (place.history().known(SHORTEST) >= KNOWN) {
          places.add(place);
        }
      }
    }
  }

  /** None. */
  public static Places none() {
    return new Places(List.of());
  }

  /** Those of them from a day on. */
  public Places since(LocalDate day) {
    return new Places(places.stream().filter(it -> !it.day().isBefore(day)).toList());
  }

  /** Those of them whose whole horizon came before a day. */
  public Places before(LocalDate cut) {
    LocalDate last = cut.minusDays(Horizon.DAYS);
    return new Places(places.stream().filter(it -> !it.day().isAfter(last)).toList());
  }

  /** These. */
  Places(List<Place> places) {
    this.places.addAll(places);
  }

  /** The same, to be mixed on their own. */
  public Places copy() {
    return new Places(places);
  }

  public int size() {
    return places.size();
  }

  /** Whether there are too few to learn from. */
  public boolean areTooFew() {
    return places.size() < FEWEST;
  }

  /** Mixes them. */
  public void shuffle(SplittableRandom random) {
    for (int i = places.size() - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      Place place = places.get(i);
      places.set(i, places.get(other));
      places.set(other, place);
    }
  }

  /** The places {@code from} to {@code to}, without the last. */
  public List<Place> some(int from, int to) {
    return places.subList(from, to);
  }

  /** What is to be learnt, in mean days, within what is usual. */
  public static double target(double value) {
    return Math.max(-LARGEST, Math.min(LARGEST, value));
  }
}
