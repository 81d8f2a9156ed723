package io.bursar.routes.bus;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/**
 * What every stage reports: records in, how each of them ended, and how long it took. In is counted
 * where records come in and each term where it happens; none is made by subtraction. All of it is
 * counted by this process since its start: what is read again after a crash is counted again.
 */
public final class StageMeter {

  private static final Duration[] BUCKETS = {
    Duration.ofMillis(10),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(1500),
    Duration.ofMillis(2500),
    Duration.ofSeconds(5),
    Duration.ofSeconds(10),
    Duration.ofSeconds(30),
    Duration.ofMinutes(1),
    Duration.ofMinutes(5)
  };

  private final Counter in;
  private final Timer latency;
  private final Map<Term, Counter> out = new EnumMap<>(Term.class);

  /**
   * Reports zero from now on.
   *
   * @param terms the ways in which a record can end here
   */
  public StageMeter(MeterRegistry registry, StageName name, Term... terms) {
    in = registry.counter(Metric.STAGE_IN.meter(), "stage", name.stage(), "route", name.route());
    latency =
        Timer.builder(Metric.STAGE_LATENCY.meter())
            .tags("stage", name.stage(), "route", name.route())
            .serviceLevelObjectives(BUCKETS)
            .register(registry);
    for (Term term : terms) {
      out.put(
          term,
          registry.counter(
              Metric.STAGE_OUT.meter(),
              "stage",
              name.stage(),
              "route",
              name.route(),
              "term",
              term.word()));
    }
  }

  /** Records came in. */
  public void in(long records) {
    in.increment((double) records);
  }

  /** Records ended so. */
  public void out(Term term, long records) {
    out.get(term).increment((double) records);
  }

  /** From when the first of some records could have been taken until all of them were done. */
  public void took(Duration time) {
    latency.record(time.isNegative() ? Duration.ZERO : time);
  }
}
