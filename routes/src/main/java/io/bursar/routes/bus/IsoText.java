package io.bursar.routes.bus;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Days and instants in the forms that nearly all have, read without a formatter. What is written in
 * another way is not wrong, only for a formatter to read.
 */
public final class IsoText {

  private static final int DAY_LENGTH = 10;
  private static final int SECOND_LENGTH = 19;
  private static final int MOST_FRACTION = 9;
  private static final long SECONDS_A_DAY = 86_400;

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
