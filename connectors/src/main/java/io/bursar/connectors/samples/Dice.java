package io.bursar.connectors.samples;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.SplittableRandom;

/** Chance that falls the same way each time: for a purpose and a day, not for a run. */
final class Dice {
  private final SplittableRandom random;

  Dice(String purpose, LocalDate day) {
    this.random = new SplittableRandom(purpose.hashCode() * 31L + day.toEpochDay() * 1_000_003L);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /** About {@code mean}, at most {@code percent} off, rounded to {@code scale}. */
  BigDecimal about(double mean, int percent, int scale) {
    double off = (random.nextDouble() * 2 - 1) * percent / 100;
    return BigDecimal.valueOf(mean * (1 + off)).setScale(scale, RoundingMode.HALF_EVEN);
  }

  <T> T oneOf(T[] all) {
    return all[random.nextInt(all.length)];
  }
}
