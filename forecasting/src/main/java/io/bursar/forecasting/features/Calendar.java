package io.bursar.forecasting.features;

import io.bursar.forecasting.series.Week;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is known beforehand of a day: its weekday, its place in the month, holidays, promotions, and
 * how far Christmas and Easter are. There is nothing of the place in the year in it, and of that in
 * the month only what is smooth, and its last day: with one or two years of history a model learns
 * single days by heart, and is much worse for it.
 */
public final class Calendar {
  /** How many numbers a day has. */
  static final int WIDTH;

  /** How many of them are about special days, and come first. */
  static final int SPECIAL;

  /** Without holidays and promotions but Christmas and Easter. */
  public static final Calendar NONE = new Calendar(Set.of(), Set.of());

  private static final int BEFORE_CHRISTMAS = 12;
  private static final int AFTER_CHRISTMAS = 7;
  private static final int BEFORE_EASTER = 3;
  private static final int AFTER_EASTER = 2;
  private static final int HOLIDAY = 0;
  private static final int PROMOTION = 3;
  private static final int CHRISTMAS = 4;
  private static final int EASTER = CHRISTMAS + BEFORE_CHRISTMAS + 1 + AFTER_CHRISTMAS;
  private static final int OF_MONTH = 4;
  private static final float MIDDLE_OF_MONTH = 16;

  /** A day that comes once a year must weigh more than one of each week, to be learnt at all. */
  private static final float RARE = 6;

  static {
    SPECIAL = EASTER + BEFORE_EASTER + 1 + AFTER_EASTER;
    WIDTH = SPECIAL + Week.DAYS + OF_MONTH;
  }

  private final Set<LocalDate> holidays;
  private final Set<LocalDate> promotions;

  /** A calendar with these days; either may be empty. */
  public Calendar(Set<LocalDate> holidays, Set<LocalDate> promotions) {
    this.holidays = Set.copyOf(holidays);
    this.promotions = Set.copyOf(promotions);
  }

  boolean isPromotion(LocalDate day) {
    return promotions.contains(day);
  }

  /** Whether it has neither holidays nor promotions. */
  public boolean isEmpty() {
    return holidays.isEmpty() && promotions.isEmpty();
  }

  /** Only its days before one. */
  public Calendar before(LocalDate day) {
    return new Calendar(before(holidays, day), before(promotions, day));
  }

  private static Set<LocalDate> before(Set<LocalDate> days, LocalDate day) {
    return days.stream().filter(it -> it.isBefore(day)).collect(Collectors.toUnmodifiableSet());
  }

  /** With the days of another one, too. */
  public Calendar and(Calendar other) {
    return new Calendar(union(holidays, other.holidays), union(promotions, other.promotions));
  }

  private static Set<LocalDate> union(Set<LocalDate> some, Set<LocalDate> others) {
    return Stream.of(some, others).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
  }

  /** Its holidays, the first one first. */
  public List<LocalDate> holidays() {
    return holidays.stream().sorted().toList();
  }

  /** Its days of promotions, the first one first. */
  public List<LocalDate> promotions() {
    return promotions.stream().sorted().toList();
  }

  /** The promotions among so many days from a day on, the first one first. */
  public List<LocalDate> promotions(LocalDate from, int days) {
    return from.datesUntil(from.plusDays(days)).filter(promotions::contains).toList();
  }

  /** What moves a forecast by each of the {@link #SPECIAL} numbers. */
  static List<Driver> specialDrivers() {
    return IntStream.range(0, SPECIAL)
        .mapToObj(it -> it == PROMOTION ? Driver.PROMOTION : Driver.HOLIDAYS)
        .toList();
  }

  /** Writes {@link #WIDTH} numbers over zeros. */
  void write(LocalDate day, float[] row, int at) {
    writeSpecial(day, row, at);
    for (int i = 0; i < SPECIAL; i++) {
      row[at + i] *= RARE;
    }
    int next = at + SPECIAL;
    row[next + day.getDayOfWeek().getValue() - 1] = 1;
    next += Week.DAYS;
    double turn = 2 * Math.PI * day.getDayOfMonth() / day.lengthOfMonth();
    row[next] = (day.getDayOfMonth() - MIDDLE_OF_MONTH) / MIDDLE_OF_MONTH;
    row[next + 1] = (float) Math.sin(turn);
    row[next + 2] = (float) Math.cos(turn);
    row[next + OF_MONTH - 1] = day.getDayOfMonth() == day.lengthOfMonth() ? 1 : 0;
  }

  /** Adds to {@link #SPECIAL} numbers, 1 to each that holds for the day. */
  void writeSpecial(LocalDate day, float[] row, int at) {
    row[at + HOLIDAY] += holidays.contains(day) ? 1 : 0;
    row[at + HOLIDAY + 1] += holidays.contains(day.plusDays(1)) ? 1 : 0;
    row[at + HOLIDAY + 2] += holidays.contains(day.minusDays(1)) ? 1 : 0;
    row[at + PROMOTION] += promotions.contains(day) ? 1 : 0;
    // Those of the year itself reach no further than New Year's Day, so look at the last one, too.
    for (int year = day.getYear() - 1; year <= day.getYear(); year++) {
      long fromChristmas = ChronoUnit.DAYS.between(LocalDate.of(year, 12, 25), day);
      if (-BEFORE_CHRISTMAS <= fromChristmas && fromChristmas <= AFTER_CHRISTMAS) {
        row[at + CHRISTMAS + BEFORE_CHRISTMAS + (int) fromChristmas] += 1;
      }
    }
    long fromEaster = ChronoUnit.DAYS.between(easter(day.getYear()), day);
    if (-BEFORE_EASTER <= fromEaster && fromEaster <= AFTER_EASTER) {
      row[at + EASTER + BEFORE_EASTER + (int) fromEaster] += 1;
    }
  }

  /** Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876). */
  static LocalDate easter(int year) {
    int a = year % 19;
    int b = year / 100;
    int c = year % 100;
    int g = (b - (b + 8) / 25 + 1) / 3;
    int h = (19 * a + b - b / 4 - g + 15) % 30;
    int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    int m = (a + 11 * h + 22 * l) / 451;
    int month = (h + l - 7 * m + 114) / 31;
    int day = (h + l - 7 * m + 114) % 31 + 1;
    return LocalDate.of(year, month, day);
  }
}
