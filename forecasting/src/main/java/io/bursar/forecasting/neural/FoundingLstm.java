package io.bursar.forecasting.neural;

import io.bursar.forecasting.features.Calendar;
import io.bursar.forecasting.features.FeatureRow;
import io.bursar.forecasting.features.Sequence;
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

/** The founding system's model, kept as the reference: 60 days of 3 features in, 30 days out. */
public final class FoundingLstm extends GlobalForecaster {
  /** As tables call it. */
  public static final String NAME = "founding-lstm";

  private static final int MOST_WINDOWS = 5_000;

  private final Calendar calendar;
  private final LstmNet net;

  private FoundingLstm(Calendar calendar, LstmNet net) {
    this.calendar = calendar;
    this.net = net;
  }

  /**
   * Trains one.
   *
   * @param cut looks at nothing from this day on
   * @param progress is told what share is done, 0 to 1
   * @return nothing when there is too little to learn from
   */
  public static Optional<FoundingLstm> train(
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
    FoundingLstm founding = new FoundingLstm(calendar, new LstmNet(random.nextLong()));
    try {
      Training.run(windows, MOST_WINDOWS, random, progress, founding.learnFrom(windows));
    } catch (RuntimeException e) {
      founding.close();
      throw e;
    }
    return Optional.of(founding);
  }

  private Training.Step learnFrom(Windows windows) {
    return (from, to, way) -> {
      Windows.Batch batch = windows.sequences(from, to);
      net.learn(batch.rows(), batch.targets(), way.rate(Training.ROUNDS));
    };
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  List<PointForecast> some(List<History> histories) {
    float[] x = new float[Sequence.DAYS * histories.size() * Sequence.WIDTH];
    for (int i = 0; i < histories.size(); i++) {
      Sequence.write(histories.get(i), calendar, x, i, histories.size());
    }
    float[] said = net.predict(x);
    List<PointForecast> forecasts = new ArrayList<>();
    for (int i = 0; i < histories.size(); i++) {
      double scale = FeatureRow.scale(histories.get(i));
      double[] daily = new double[Horizon.DAYS];
      for (int day = 0; day < daily.length; day++) {
        daily[day] = said[i * Horizon.DAYS + day] * scale;
      }
      forecasts.add(PointForecast.of(daily));
    }
    return forecasts;
  }

  @Override
  public void close() {
    net.close();
  }
}
