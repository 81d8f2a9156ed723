package io.bursar.forecasting.neural;

import io.bursar.forecasting.features.Calendar;
import io.bursar.forecasting.features.Window;
import io.bursar.forecasting.model.Horizon;
import io.bursar.forecasting.model.PointForecast;
import io.bursar.forecasting.series.DailySeries;
import io.bursar.forecasting.series.History;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleConsumer;

/** The global model: one for all lines, a net for the days and one for their sum. */
public final class Neural extends GlobalForecaster {
  /** As tables call it. */
  public static final String NAME = "neural";

  private static final int MOST_WINDOWS = 20_000;
  private static final int DAYS_EACH = 10;

  private final Calendar calendar;
  private final Net days;
  private final Net totals;

  Neural(Calendar calendar, Net days, Net totals) {
    this.calendar = calendar;
    this.days = days;
    this.totals = totals;
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
    Windows windows = new Windows(series, cut, calendar);
    if (windows.areTooFew()) {
      return Optional.empty();
    }
    SplittableRandom random = new SplittableRandom(seed);
    QuantileNet days = new QuantileNet(Window.DAY_WIDTH, 0, random.nextLong());
    QuantileNet totals = new QuantileNet(Window.TOTAL_WIDTH, 1, random.nextLong());
    Neural neural = new Neural(calendar, days, totals);
    try {
      learn(days, totals, windows, random, progress);
    } catch (RuntimeException e) {
      neural.close();
      throw e;
    }
    return Optional.of(neural);
  }

  private static void learn(
      QuantileNet days,
      QuantileNet totals,
      Windows windows,
      SplittableRandom random,
      DoubleConsumer progress) {
    Training.run(
        windows,
        MOST_WINDOWS,
        random,
        progress,
        (from, to, rate) -> {
          learn(days, windows.days(from, to, DAYS_EACH, random), rate);
          learn(totals, windows.totals(from, to), rate);
        });
  }

  private static void learn(QuantileNet net, Windows.Batch batch, double rate) {
    if (!batch.isEmpty()) {
      net.learn(batch.rows(), batch.targets(), rate);
    }
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
    float[] wholes = new float[windows.size() * Window.TOTAL_WIDTH];
    for (int i = 0; i < windows.size(); i++) {
      for (int day = 0; day < Horizon.DAYS; day++) {
        windows.get(i).describe(day, calendar, rows, (i * Horizon.DAYS + day) * Window.DAY_WIDTH);
      }
      windows.get(i).describeTotal(calendar, wholes, i * Window.TOTAL_WIDTH);
    }
    float[] ofDays = days.predict(rows);
    float[] ofTotals = totals.predict(wholes);
    List<PointForecast> forecasts = new ArrayList<>();
    for (int i = 0; i < windows.size(); i++) {
      forecasts.add(forecast(windows.get(i), ofDays, ofTotals, i));
    }
    return forecasts;
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
