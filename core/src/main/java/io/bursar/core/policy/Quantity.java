package io.bursar.core.policy;

import io.bursar.core.money.Amounts;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An exact number of a condition: a fraction of two decimals that is never divided out, so that
 * {@code 320 / 400 >= 0.8} holds and {@code 1 / 3 * 3 == 1} does too. CEL has no decimals of its
 * own; its {@code double} would say what is nearly true.
 */
final class Quantity implements Comparable<Quantity> {

  // Zero only for an infinite ratio; never negative.
  private final BigDecimal denominator;
  private final BigDecimal numerator;

  private Quantity(BigDecimal numerator, BigDecimal denominator) {
    this.numerator = numerator;
    this.denominator = denominator;
  }

  static Quantity of(BigDecimal amount) {
    return new Quantity(amount, BigDecimal.ONE);
  }

  /**
   * A number as written in a condition. Of a double, the shortest decimal that reads as it is the
   * one its author wrote ({@link Literals} sees to that).
   */
  static Quantity literal(Number number) {
    return of(
        number instanceof Double
            ? BigDecimal.valueOf(number.doubleValue())
            : BigDecimal.valueOf(number.longValue()));
  }

  /**
   * Used over budget. Of a budget of nothing (or less), nothing used is a ratio of 0, and anything
   * used is above every threshold.
   */
  static Quantity ratio(BigDecimal used, BigDecimal budget) {
    if (budget.signum() > 0) {
      return new Quantity(used, budget);
    }
    return used.signum() > 0 ? new Quantity(BigDecimal.ONE, BigDecimal.ZERO) : of(BigDecimal.ZERO);
  }

  Quantity plus(Quantity other) {
    return new Quantity(
        numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
        denominator.multiply(other.denominator));
  }

  Quantity minus(Quantity other) {
    return plus(other.negated());
  }

  Quantity times(Quantity other) {
    return new Quantity(
        numerator.multiply(other.numerator), denominator.multiply(other.denominator));
  }

  /**
   * @throws ArithmeticException when {@code other} is 0; the condition then can't be judged
   */
  Quantity over(Quantity other) {
    if (other.numerator.signum() == 0) {
      throw new ArithmeticException("division by zero");
    }
    Quantity quotient =
        new Quantity(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    return quotient.denominator.signum() < 0
        ? new Quantity(quotient.numerator.negate(), quotient.denominator.negate())
        : quotient;
  }

  Quantity negated() {
    return new Quantity(numerator.negate(), denominator);
  }

  @Override
  public int compareTo(Quantity other) {
    if (denominator.signum() == 0 && other.denominator.signum() == 0) {
      return Integer.compare(numerator.signum(), other.numerator.signum());
    }
    return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
  }

  /** Plain digits, at most 12 behind the point; {@code infinite} where it is. */
  String text() {
    if (denominator.signum() == 0) {
      return "infinite";
    }
    return Amounts.text(numerator.divide(denominator, Amounts.SCALE, RoundingMode.HALF_EVEN));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Quantity that && compareTo(that) == 0;
  }

  @Override
  public int hashCode() {
    // Equal fractions are written in many ways; the rounded value is the same for all of them.
    return text().hashCode();
  }

  @Override
  public String toString() {
    return text();
  }
}
