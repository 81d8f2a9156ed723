package io.bursar.hub.configuration.spec;

import io.bursar.core.period.PeriodKind;
import io.bursar.hub.configuration.lint.LintCode;
import io.bursar.hub.configuration.lint.Nearest;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.regex.Pattern;

/** Days, labels of periods, and zones. */
public final class Times {

  private static final String DAY = "\\d{4}-\\d{2}-\\d{2}";

  /** A day. */
  public static final ScalarType DATE =
      ScalarType.text(
          "a date", Map.of("type", "string", "pattern", "^" + DAY + "$"), text -> date(text));

  /** A time zone by its IANA name. */
  public static final ScalarType ZONE =
      ScalarType.text("a time zone", Map.of("type", "string"), text -> zone(text));

  /** A month of the year by its number. */
  public static final ScalarType MONTH_OF_YEAR =
      ScalarType.plain(
          "a month, 1 to 12",
          Map.of("type", "integer", "minimum", 1, "maximum", 12),
          text -> monthOfYear(text));

  /** The year in a fiscal label. */
  public static final ScalarType YEAR =
      ScalarType.plain(
          "a year",
          Map.of("type", "integer", "minimum", 1970, "maximum", 2199),
          text -> whole(text, "a year", 1970, 2199));

  /** How many weeks a fiscal period has. */
  public static final ScalarType WEEKS =
      ScalarType.plain(
          "a number of weeks",
          Map.of("type", "integer", "minimum", 1, "maximum", 9),
          text -> whole(text, "a number of weeks", 1, 9));

  private Times() {}

  /** Labels of one kind of period; whether the tenant's calendar has it is said later. */
  public static ScalarType label(PeriodKind kind) {
    String pattern =
        switch (kind) {
          case DAY -> DAY;
          case MONTH -> "\\d{4}-(0[1-9]|1[0-2])|FY\\d{4}-P(0[1-9]|1[0-2])";
          case QUARTER -> "(FY)?\\d{4}-Q[1-4]";
          case YEAR -> "(FY)?\\d{4}";
        };
    String example =
        switch (kind) {
          case DAY -> "2026-11-30";
          case MONTH -> "2026-11";
          case QUARTER -> "2026-Q4";
          case YEAR -> "2026";
        };
    String name = "the label of a " + kind.name().toLowerCase(java.util.Locale.ROOT);
    Pattern compiled = Pattern.compile(pattern);
    return ScalarType.plain(
        name + ", " + example,
        Map.of("type", "string", "pattern", "^(" + pattern + ")$"),
        text -> {
          if (!compiled.matcher(text).matches()) {
            throw new BadValue(LintCode.PERIOD, "not " + name, "write it as " + example);
          }
          return kind == PeriodKind.DAY ? date(text).toString() : text;
        });
  }

  /** A day, as rates have it. */
  public static LocalDate date(String text) throws BadValue {
    try {
      if (text.matches(DAY)) {
        return LocalDate.parse(text);
      }
    } catch (DateTimeException e) {
      throw new BadValue(LintCode.DATE, "not a day of the calendar", "correct the day or month");
    }
    throw new BadValue(LintCode.DATE, "not a date", "write it as 2026-11-30");
  }

  private static ZoneId zone(String text) throws BadValue {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      String advice =
          new Nearest(ZoneId.getAvailableZoneIds())
              .advice(text, "write a zone as Europe/Berlin, Asia/Shanghai or UTC");
      throw new BadValue(LintCode.ZONE, "not a time zone", advice);
    }
  }

  private static Integer whole(String text, String what, int least, int most) throws BadValue {
    if (!text.matches("[1-9]\\d{0,3}")
        || Integer.parseInt(text) < least
        || Integer.parseInt(text) > most) {
      throw new BadValue(LintCode.OUT_OF_RANGE, "not " + what, "write " + least + " to " + most);
    }
    return Integer.valueOf(text);
  }

  private static Integer monthOfYear(String text) throws BadValue {
    if (!text.matches("[1-9]|1[0-2]")) {
      throw new BadValue(LintCode.OUT_OF_RANGE, "not a month", "write 1 to 12");
    }
    return Integer.valueOf(text);
  }
}
