package io.bursar.core.ledger.state;

import io.bursar.core.ledger.StateDocument;
import io.bursar.core.period.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * What a node, descendants included, spent and holds on each day of a fiscal month. The month is
 * the sum of its days, always: no figure is kept twice.
 */
public final class NodeMonth implements StateDocument {

  private static final BigDecimal[] NONE = {};

  private final long firstDay;
  private final long offset;
  // By day of the month, null where nothing ever was; held stays empty until something is held.
  private final BigDecimal[] spent;
  private final BigDecimal[] held;

  NodeMonth(long firstDay, long offset, BigDecimal[] spent, BigDecimal[] held) {
    this.firstDay = firstDay;
    this.offset = offset;
    this.spent = spent;
    this.held = held;
  }

  /** A month in which nothing happened. */
  public static NodeMonth empty(Period month) {
    return new NodeMonth(month.first().toEpochDay(), -1, new BigDecimal[month.days()], NONE);
  }

  /** With {@code amount} more spent on {@code day}. */
  public NodeMonth spend(LocalDate day, BigDecimal amount, long at) {
    BigDecimal[] days = spent.clone();
    int index = index(day);
    days[index] = days[index] == null ? amount : days[index].add(amount);
    return new NodeMonth(firstDay, at, days, held);
  }

  /** The same figures, true at a later offset: something below the node moved. */
  public NodeMonth touched(long at) {
    return new NodeMonth(firstDay, at, spent, held);
  }

  /** The first day of the month. */
  public LocalDate first() {
    return LocalDate.ofEpochDay(firstDay);
  }

  /** How many days it has. */
  public int days() {
    return spent.length;
  }

  /** Journal offset of the last change; -1 before the first. */
  public long offset() {
    return offset;
  }

  /** Whether anything was ever counted on the day with that index, from 0. */
  public boolean touched(int index) {
    return spent[index] != null || (held.length > 0 && held[index] != null);
  }

  /** Whether anything was ever counted in it. */
  public boolean isTouched() {
    for (int i = 0; i < spent.length; i++) {
      if (touched(i)) {
        return true;
      }
    }
    return false;
  }

  /** Spent on one day. */
  public BigDecimal spent(LocalDate day) {
    return orZero(spent, index(day));
  }

  /** Held on one day. */
  public BigDecimal held(LocalDate day) {
    return orZero(held, index(day));
  }

  /** Spent in the month. */
  public BigDecimal spent() {
    return sum(spent, spent.length);
  }

  /** Held in the month. */
  public BigDecimal held() {
    return sum(held, held.length);
  }

  /**
   * Spent from one day of the month to another, both included; a first day before it is its first.
   */
  public BigDecimal spentThrough(LocalDate from, LocalDate to) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = Math.max(0, index(from)); i <= index(to); i++) {
      sum = sum.add(orZero(spent, i));
    }
    return sum;
  }

  /** Spent and held from the first day up to and including {@code day}. */
  public BigDecimal usedThrough(LocalDate day) {
    int count = (int) Math.max(0, Math.min(spent.length, day.toEpochDay() - firstDay + 1));
    return sum(spent, count).add(sum(held, Math.min(held.length, count)));
  }

  long firstDay() {
    return firstDay;
  }

  BigDecimal[] spentDays() {
    return spent;
  }

  BigDecimal[] heldDays() {
    return held;
  }

  private int index(LocalDate day) {
    return (int) (day.toEpochDay() - firstDay);
  }

  private static BigDecimal orZero(BigDecimal[] days, int index) {
    return days.length == 0 || days[index] == null ? BigDecimal.ZERO : days[index];
  }

  private static BigDecimal sum(BigDecimal[] days, int count) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < count; i++) {
      if (days[i] != null) {
        sum = sum.add(days[i]);
      }
    }
    return sum;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof NodeMonth that
        && firstDay == that.firstDay
        && offset == that.offset
        && Arrays.equals(spent, that.spent)
        && Arrays.equals(held, that.held);
  }

  @Override
  public int hashCode() {
    return Long.hashCode(firstDay) * 31 + Arrays.hashCode(spent);
  }

  @Override
  public String toString() {
    return first() + " spent " + Arrays.toString(spent) + " held " + Arrays.toString(held);
  }
}
