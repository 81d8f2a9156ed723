package io.bursar.routes.bus;

import io.micrometer.core.instrument.MeterRegistry;

/**
 * What every stage counts: {@code bursar.stage.in} and, for each way a record can end there, {@code
 * bursar.stage.out} with its {@code term}. In is counted where records come in and each term where
 * it happens; none is made by subtraction.
 */
public final class StageMeter {

  private final MeterRegistry registry;
  private final String stage;

  public StageMeter(MeterRegistry registry, String stage) {
    this.registry = registry;
    this.stage = stage;
  }

  public void in(int records) {
    registry.counter("bursar.stage.in", "stage", stage).increment(records);
  }

  public void out(String term, int records) {
    registry.counter("bursar.stage.out", "stage", stage, "term", term).increment(records);
  }
}
