package io.bursar.routes.collect;

import io.bursar.routes.bus.IsoText;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** How single words of an event are read: exactly, and cheaply when they are garbage. */
final class Words {

  /** Longest text of an amount: the most digits, a sign, a point and an exponent fit. */
  private static final int MAX_AMOUNT_LENGTH = 96;

  /** Most digits before and after the point; files have the same limit. */
  private static final int MAX_DIGITS = 40;

  /** What is spent outside these years is a misread date. */
  private static final int FIRST_YEAR = 1970;

  private static final int LAST_YEAR = 2199;

  /** Longest part of a value that a message repeats. */
  private static final int MAX_SHOWN = 40;

  private Words() {}

  /** The decimal number that the text is; empty when it is none, or longer than money can be. */
  static Optional<BigDecimal> amount(String text) {
    if (text.isEmpty() || text.length() > MAX_AMOUNT_LENGTH || !numberLike(text)) {
      return Optional.empty();
    }
    try {
      BigDecimal amount = new BigDecimal(text);
      // The exponent is looked at before anything is written out: 1e999999999 is short as a text.
      boolean reasonable =
          amount.scale() <= MAX_DIGITS && amount.precision() - (long) amount.scale() <= MAX_DIGITS;
      return reasonable ? Optional.of(amount) : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** An ISO 8601 instant with its offset. */
  static Optional<Instant> instant(String text) {
    Optional<Instant> plain = IsoText.instant(text);
    if (plain.isPresent() && inRange(plain.get().atOffset(ZoneOffset.UTC).getYear())) {
      return plain;
    }
    try {
      OffsetDateTime time = OffsetDateTime.parse(text);
      return inRange(time.getYear()) ? Optional.of(time.toInstant()) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** An ISO 8601 day. */
  static Optional<LocalDate> day(String text) {
    try {
      LocalDate day = LocalDate.parse(text);
      return inRange(day.getYear()) ? Optional.of(day) : Optional.empty();
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A source's version: a whole number above zero. */
  static Optional<Long> version(String text) {
    if (text.isEmpty() || text.length() > 18 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return Optional.empty();
    }
    long version = Long.parseLong(text);
    return version > 0 ? Optional.of(version) : Optional.empty();
  }

  /** An ISO 4217 code, or a code of that looks for a unit of one's own. */
  static boolean isCurrency(String text) {
    return text.length() >= 3
        && text.length() <= 12
        && text.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'));
  }

  /**
   * Whether every server behind the bus can keep the text: PostgreSQL takes no NUL, and half a
   * surrogate pair cannot be written as UTF-8.
   */
  static boolean canBeKept(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return false;
      }
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return false;
        }
        i++;
      }
    }
    return true;
  }

  /** Whether the text can be part of an identity: it can be kept, and people can see all of it. */
  static boolean isIdentity(String text, int maxLength) {
    return !text.isBlank()
        && text.length() <= maxLength
        && text.chars().noneMatch(Character::isISOControl)
        && canBeKept(text);
  }

  /** The value as it is shown in a message: quoted, short, and nothing that moves a cursor. */
  static String shown(String value) {
    return value.length() <= MAX_SHOWN
        ? "'" + plain(value) + "'"
        : "'" + plain(value) + "' (" + value.length() + " characters)";
  }

  /** The same without quotes, for names. */
  static String plain(String name) {
    String start = name.length() <= MAX_SHOWN ? name : name.substring(0, MAX_SHOWN) + "…";
    StringBuilder safe = new StringBuilder(start.length());
    start
        .codePoints()
        .forEach(
            c ->
                safe.appendCodePoint(
                    Character.isISOControl(c) || (c >= 0xD800 && c <= 0xDFFF) ? '\uFFFD' : c));
    return safe.toString();
  }

  private static boolean inRange(int year) {
    return year >= FIRST_YEAR && year <= LAST_YEAR;
  }

  private static boolean numberLike(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      // BigDecimal would take the digits of every script.
      boolean known =
          (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
      if (!known) {
        return false;
      }
    }
    return true;
  }
}
