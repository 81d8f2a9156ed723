package io.bursar.routes.forecast;

import io.bursar.core.journal.ForecastEntry;
import io.bursar.core.journal.ForecastEntry.Quantiles;
import io.bursar.forecasting.explanation.Explanation;
import io.bursar.forecasting.explanation.Sentence;
import io.bursar.forecasting.features.Driver;
import io.bursar.forecasting.model.Band;
import io.bursar.forecasting.model.Fault;
import io.bursar.forecasting.model.Span;
import io.bursar.forecasting.serving.Foreseen;
import io.bursar.routes.bus.ForecastEvent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A forecast becomes money: each number is rounded once, half-even, to {@value #SCALE} digits
 * behind the point. Of what is spent on the first day already, nothing comes back: where that is
 * more than was foreseen, everything behind it is more by as much.
 */
final class Promise {

  private static final int SCALE = 4;

  private final String tenant;
  private final String currency;
  private final LocalDate origin;
  private final long revision;

  Promise(String tenant, String currency, LocalDate origin, long revision) {
    this.tenant = tenant;
    this.currency = currency;
    this.origin = origin;
    this.revision = revision;
  }

  /** What people look up. */
  ForecastEvent event(Foreseen foreseen, double onTheDay, Optional<LocalDate> anomalous) {
    List<ForecastEvent.Day> days = new ArrayList<>();
    for (int i = 0; i < foreseen.days().daily().size(); i++) {
      Band band = foreseen.days().daily().get(i);
      Span usual = foreseen.days().usual().get(i);
      double least = i == 0 && onTheDay > 0 ? onTheDay : Double.NEGATIVE_INFINITY;
      days.add(
          new ForecastEvent.Day(
              origin.plusDays(i),
              down(Math.max(least, band.p10())),
              middle(Math.max(least, band.p50())),
              up(Math.max(least, band.p90())),
              down(usual.low()),
              up(usual.high())));
    }
    Band total = foreseen.days().total();
    double more = more(foreseen, onTheDay);
    BigDecimal middle = middle(total.p50() + more);
    return new ForecastEvent(
        tenant,
        foreseen.line(),
        revision,
        origin,
        foreseen.days().model(),
        currency,
        days,
        new ForecastEvent.Total(down(total.p10() + more), middle, up(total.p90() + more)),
        Optional.of(drivers(foreseen, more, middle)),
        anomalous,
        foreseen.fallback().map(Fault::word));
  }

  /** What rounding leaves is with all else, so that it adds up to the last digit. */
  private static ForecastEvent.Drivers drivers(Foreseen foreseen, double more, BigDecimal total) {
    Explanation why = foreseen.whyWith(more);
    Sentence words = Sentence.of(why, foreseen.promotions());
    BigDecimal before = middle(why.before());
    BigDecimal rest = total.subtract(before);
    Map<String, BigDecimal> adds = new LinkedHashMap<>();
    for (Map.Entry<Driver, Double> each : why.drivers().entrySet()) {
      if (each.getKey() != Driver.OTHER) {
        BigDecimal amount = middle(each.getValue());
        adds.put(each.getKey().name().toLowerCase(Locale.ROOT), amount);
        rest = rest.subtract(amount);
      }
    }
    adds.put(Driver.OTHER.name().toLowerCase(Locale.ROOT), rest);
    return new ForecastEvent.Drivers(before, adds, words.en(), words.zh());
  }

  /** What policies see. */
  ForecastEntry entry(Foreseen foreseen, double onTheDay, Optional<LocalDate> anomalous) {
    double more = more(foreseen, onTheDay);
    List<Quantiles> through = new ArrayList<>();
    for (Band band : foreseen.through()) {
      through.add(
          new Quantiles(down(band.p10() + more), middle(band.p50() + more), up(band.p90() + more)));
    }
    return new ForecastEntry(
        tenant,
        foreseen.line(),
        revision,
        origin,
        foreseen.days().model(),
        through,
        anomalous,
        foreseen.fallback().map(Fault::word));
  }

  private static double more(Foreseen foreseen, double onTheDay) {
    return onTheDay > 0 ? Math.max(0, onTheDay - foreseen.through().get(0).p50()) : 0;
  }

  private static BigDecimal down(double amount) {
    return rounded(amount, RoundingMode.FLOOR);
  }

  private static BigDecimal middle(double amount) {
    return rounded(amount, RoundingMode.HALF_EVEN);
  }

  private static BigDecimal up(double amount) {
    return rounded(amount, RoundingMode.CEILING);
  }

  private static BigDecimal rounded(double amount, RoundingMode mode) {
    return BigDecimal.valueOf(amount).setScale(SCALE, mode);
  }
}
