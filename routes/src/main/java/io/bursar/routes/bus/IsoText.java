package io.bursar.routes.bus;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Days and instants in the forms that nearly all have, read and written without a formatter. What
 * is written in another way is not wrong, only for a formatter to read.
 */
public final class IsoText {

  private static final int DAY_LENGTH = 10;
  private static final int SECOND_LENGTH = 19;
  private static final int MOST_FRACTION = 9;
  private static final long SECONDS_A_DAY = 86_400;
  private static final long FIRST_DAY = LocalDate.of(0, 1, 1).toEpochDay();
  private static final long LAST_DAY = LocalDate.of(9999, 12, 31).toEpochDay();

  private IsoText() {}

  /** A day like 2026-11-27. */
  public static Optional<LocalDate> day(String text) {
    return text.length() == DAY_LENGTH ? Optional.ofNullable(dayOf(text)) : Optional.empty();
  }

  /** An instant like 2026-11-27T14:05:06Z or 2026-11-27T14:05:06.007Z. */
  public static Optional<Instant> instant(String text) {
    int length = text.length();
    if (length <= SECOND_LENGTH
        || text.charAt(length - 1) != 'Z'
        || text.charAt(10) != 'T'
        || text.charAt(13) != ':'
        || text.charAt(16) != ':') {
      return Optional.empty();
    }
    LocalDate day = dayOf(text);
    int hour = number(text, 11, 13);
    int minute = number(text, 14, 16);
    int second = number(text, 17, SECOND_LENGTH);
    int nanos = nanos(text, length - 1);
    boolean isTime =
        hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
    if (day == null || !isTime || nanos < 0) {
      return Optional.empty();
    }
    long seconds = day.toEpochDay() * SECONDS_A_DAY + hour * 3600L + minute * 60L + second;
    return Optional.of(Instant.ofEpochSecond(seconds, nanos));
  }

  /** What {@link Instant#toString} says. */
  public static String text(Instant instant) {
    long days = Math.floorDiv(instant.getEpochSecond(), SECONDS_A_DAY);
    if (days < FIRST_DAY || days > LAST_DAY) {
      return instant.toString();
    }
    LocalDate day = LocalDate.ofEpochDay(days);
    int second = (int) Math.floorMod(instant.getEpochSecond(), SECONDS_A_DAY);
    int nanos = instant.getNano();
    int fraction = fractionDigits(nanos);
    byte[] text = new byte[SECOND_LENGTH + (fraction == 0 ? 1 : fraction + 2)];
    write(text, 0, 4, day.getYear());
    text[4] = '-';
    write(text, 5, 7, day.getMonthValue());
    text[7] = '-';
    write(text, 8, DAY_LENGTH, day.getDayOfMonth());
    text[DAY_LENGTH] = 'T';
    write(text, 11, 13, second / 3600);
    text[13] = ':';
    write(text, 14, 16, second / 60 % 60);
    text[16] = ':';
    write(text, 17, SECOND_LENGTH, second % 60);
    if (fraction > 0) {
      text[SECOND_LENGTH] = '.';
      write(text, SECOND_LENGTH + 1, text.length - 1, nanos / power(MOST_FRACTION - fraction));
    }
    text[text.length - 1] = 'Z';
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  private static int fractionDigits(int nanos) {
    if (nanos == 0) {
      return 0;
    }
    return nanos % 1_000_000 == 0 ? 3 : nanos % 1000 == 0 ? 6 : MOST_FRACTION;
  }

  private static int power(int zeros) {
    return zeros == 0 ? 1 : zeros == 3 ? 1000 : 1_000_000;
  }

  private static void write(byte[] text, int from, int to, int number) {
    int rest = number;
    for (int at = to - 1; at >= from; at--) {
      text[at] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }

  private static LocalDate dayOf(String text) {
    int year = number(text, 0, 4);
    int month = number(text, 5, 7);
    int day = number(text, 8, DAY_LENGTH);
    if (year < 0 || month < 0 || day < 0 || text.charAt(4) != '-' || text.charAt(7) != '-') {
      return null;
    }
    try {
      return LocalDate.of(year, month, day);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** Nanoseconds of a fraction of a second that ends at {@code end}; 0 without one, -1 if bad. */
  private static int nanos(String text, int end) {
    if (end == SECOND_LENGTH) {
      return 0;
    }
    int digits = end - SECOND_LENGTH - 1;
    if (text.charAt(SECOND_LENGTH) != '.' || digits < 1 || digits > MOST_FRACTION) {
      return -1;
    }
    int value = number(text, SECOND_LENGTH + 1, end);
    for (int i = digits; i < MOST_FRACTION && value > 0; i++) {
      value *= 10;
    }
    return value;
  }

  private static int number(String text, int from, int to) {
    int value = 0;
    for (int at = from; at < to; at++) {
      char c = text.charAt(at);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }
}
