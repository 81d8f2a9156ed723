package io.bursar.forecasting.neural;

import io.bursar.forecasting.features.Calendar;
import io.bursar.forecasting.features.Driver;
import io.bursar.forecasting.features.Places;
import io.bursar.forecasting.features.Window;
import io.bursar.forecasting.model.Horizon;
import io.bursar.forecasting.model.PointForecast;
import io.bursar.forecasting.series.DailySeries;
import io.bursar.forecasting.series.History;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleConsumer;

/** The global model: one for all lines, a net for the days and one for their sum. */
public final class Neural extends GlobalForecaster {
  /** As tables call it. */
  public static final String NAME = "neural";

  private static final int MOST_WINDOWS = 20_000;

  /** So many places at most say how well it does while it learns. */
  private static final int MOST_JUDGED = 2_000;

  /** A scout is judged by so many days, the last horizon among them. */
  private static final int JUDGED = 90;

  private static final int DAYS_EACH = 10;

  private final Calendar calendar;
  private final Net days;
  private final Net totals;
  private final Optional<Net> why;
  private List<LearningCurve> curves = List.of();

  /**
   * Of nets.
   *
   * @param why says what brings the sums about; one that is being trained does not
   */
  Neural(Calendar calendar, Net days, Net totals, Optional<Net> why) {
    this.calendar = calendar;
    this.days = days;
    this.totals = totals;
    this.why = why;
  }

  /**
   * Trains one.
   *
   * @param cut looks at nothing from this day on
   * @param progress is told what share is done, 0 to 1
   * @return nothing when there is too little to learn from
   */
  public static Optional<Neural> train(
      List<DailySeries> series,
      LocalDate cut,
      Calendar calendar,
      long seed,
      DoubleConsumer progress) {
    return train(new Places(series, cut), calendar, seed, progress);
  }

  /**
   * Trains one on places, as a {@link io.bursar.forecasting.features.FeatureTable} keeps them.
   *
   * @param progress is told what share is done, 0 to 1
   * @return nothing when there is too little to learn from
   */
  public static Optional<Neural> train(
      Places places, Calendar calendar, long seed, DoubleConsumer progress) {
    return train(places, List.of(), calendar, seed, progress);
  }

  /**
   * Trains one, each of its nets for as many rounds as were best for that of a scout.
   *
   * @param scouted how the scout's nets learnt; all rounds where it is empty
   * @param progress is told what share is done, 0 to 1
   * @return nothing when there is too little to learn from
   */
  public static Optional<Neural> train(
      Places places,
      List<LearningCurve> scouted,
      Calendar calendar,
      long seed,
      DoubleConsumer progress) {
    List<Integer> rounds = scouted.stream().map(LearningCurve::best).toList();
    return train(places, calendar, seed, new Lesson(Places.none(), rounds), progress);
  }

  /**
   * Sends out a scout: how long it is good to learn, seen on the last days before a cut, from which
   * the scout does not learn. So nobody who is judged by later days has seen them in any way.
   *
   * @param places those before the cut
   * @param progress is told what share is done, 0 to 1
   * @return how its nets learnt; nothing when there is too little to learn from or to judge by
   */
  public static List<LearningCurve> scout(
      Places places, LocalDate cut, Calendar calendar, long seed, DoubleConsumer progress) {
    LocalDate judged = cut.minusDays(JUDGED);
    Places later = places.since(judged);
    if (later.size() == 0) {
      return List.of();
    }
    Optional<Neural> scout = rehearse(places.before(judged), later, calendar, seed, progress);
    scout.ifPresent(Neural::close);
    return scout.map(Neural::curves).orElse(List.of());
  }

  /**
   * Trains one that is judged, while it learns, by places that it does not learn from: it stops
   * when it foresees them clearly worse than before, and goes back to the weights of its best round
   * if it ends clearly worse.
   *
   * @param later what it is judged by
   */
  static Optional<Neural> rehearse(
      Places places, Places later, Calendar calendar, long seed, DoubleConsumer progress) {
    return train(places, calendar, seed, new Lesson(later, List.of()), progress);
  }

  private static Optional<Neural> train(
      Places places, Calendar calendar, long seed, Lesson lesson, DoubleConsumer progress) {
    Windows windows = new Windows(places, calendar);
    if (windows.areTooFew()) {
      return Optional.empty();
    }
    SplittableRandom random = new SplittableRandom(seed);
    QuantileNet days = new QuantileNet(Window.DAY_WIDTH, 0, random.nextLong());
    QuantileNet totals = new QuantileNet(Window.TOTAL_WIDTH, 1, random.nextLong());
    Neural neural = new Neural(calendar, days, totals, Optional.empty());
    Windows later = new Windows(lesson.judged(), calendar);
    Learner ofDays =
        new Learner("days", days, later.someDays(MOST_JUDGED, DAYS_EACH), lesson.most(0));
    Learner ofTotals = new Learner("totals", totals, later.someTotals(MOST_JUDGED), lesson.most(1));
    try {
      learn(ofDays, ofTotals, windows, random, progress);
      neural.curves = List.of(ofDays.finish(), ofTotals.finish());
    } catch (RuntimeException e) {
      neural.close();
      throw e;
    }
    return Optional.of(neural);
  }

  private static void learn(
      Learner days,
      Learner totals,
      Windows windows,
      SplittableRandom random,
      DoubleConsumer progress) {
    Training.run(
        windows,
        MOST_WINDOWS,
        random,
        progress,
        new Training.Step() {
          @Override
          public void learn(int from, int to, Training.Way way) {
            days.learn(windows.days(from, to, DAYS_EACH, random), way);
            totals.learn(windows.totals(from, to), way);
          }

          @Override
          public boolean ends() {
            days.judge();
            totals.judge();
            return days.isDone() && totals.isDone();
          }
        });
  }

  /** How its nets learnt; of one that was trained in this process. */
  public List<LearningCurve> curves() {
    return curves;
  }

  /** What it is told of the days. */
  public Calendar calendar() {
    return calendar;
  }

  /** The net of the days; of one that was trained in this process. */
  QuantileNet trainedDays() {
    return (QuantileNet) days;
  }

  /** The net of the sums; of one that was trained in this process. */
  QuantileNet trainedTotals() {
    return (QuantileNet) totals;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  List<PointForecast> some(List<History> histories) {
    List<Window> windows = histories.stream().map(Window::new).toList();
    float[] rows = new float[windows.size() * Horizon.DAYS * Window.DAY_WIDTH];
    for (int i = 0; i < windows.size(); i++) {
      for (int day = 0; day < Horizon.DAYS; day++) {
        windows.get(i).describe(day, calendar, rows, (i * Horizon.DAYS + day) * Window.DAY_WIDTH);
      }
    }
    float[] ofDays = days.predict(rows);
    float[] ofTotals = totals.predict(wholes(windows));
    List<PointForecast> forecasts = new ArrayList<>();
    for (int i = 0; i < windows.size(); i++) {
      forecasts.add(forecast(windows.get(i), ofDays, ofTotals, i));
    }
    return forecasts;
  }

  private float[] wholes(List<Window> windows) {
    float[] wholes = new float[windows.size() * Window.TOTAL_WIDTH];
    for (int i = 0; i < windows.size(); i++) {
      windows.get(i).describeTotal(calendar, wholes, i * Window.TOTAL_WIDTH);
    }
    return wholes;
  }

  /**
   * What moves the sum of the days of each line away from what the floor says, by the net's own
   * gradients, in the line's own units. The baseline is the same line on which nothing has moved:
   * its last weeks and its levels of months ago are the mean of the last eight weeks, the year
   * before was no different, and there is no holiday and no promotion ahead. That is the line of
   * which the floor is right; so what is added up here is what the model knows beyond it.
   *
   * @return for each line what each driver adds; together the net's sum less the floor's
   * @throws IllegalStateException when the nets cannot explain
   */
  public List<Map<Driver, Double>> drivers(List<History> histories) {
    Net explaining = why.orElseThrow(() -> new IllegalStateException("not saved, not explained"));
    List<Map<Driver, Double>> drivers = new ArrayList<>();
    for (List<History> some : parts(histories)) {
      List<Window> windows = some.stream().map(Window::new).toList();
      float[] said = explaining.predict(wholes(windows));
      for (int i = 0; i < windows.size(); i++) {
        double unit = windows.get(i).scale() * Horizon.DAYS;
        drivers.add(Attributions.of(said, i * Attributions.WIDTH).inUnits(unit));
      }
    }
    return drivers;
  }

  private static PointForecast forecast(Window window, float[] days, float[] totals, int place) {
    double[] low = new double[Horizon.DAYS];
    double[] middle = new double[Horizon.DAYS];
    double[] high = new double[Horizon.DAYS];
    double sum = 0;
    for (int day = 0; day < Horizon.DAYS; day++) {
      int at = (place * Horizon.DAYS + day) * Net.OUTPUTS;
      low[day] = window.floor(day) + days[at] * window.scale();
      middle[day] = window.floor(day) + days[at + 1] * window.scale();
      high[day] = window.floor(day) + days[at + 2] * window.scale();
      sum += window.floor(day);
    }
    int at = place * Net.OUTPUTS;
    double whole = window.scale() * Horizon.DAYS;
    return PointForecast.of(
        middle,
        sum + totals[at + Net.OUTPUTS - 1] * whole,
        low,
        high,
        sum + totals[at] * whole,
        sum + totals[at + 2] * whole);
  }

  @Override
  public void close() {
    days.close();
    totals.close();
  }
}
