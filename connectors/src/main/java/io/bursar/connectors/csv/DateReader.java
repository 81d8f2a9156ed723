package io.bursar.connectors.csv;

import io.bursar.connectors.file.FormatCode;
import io.bursar.connectors.file.Shown;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a mapping's {@code date}. */
final class DateReader {
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][' ']HH:mm[:ss]")
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .appendPattern("[' ']['UTC'][XXX][XX][X]")
          .optionalEnd()
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  /** ISO days and times, UTC unless they say otherwise. */
  static final DateFormats ISO_IN_UTC =
      new DateFormats(List.of(new DateFormats.Pattern(ISO)), ZoneOffset.UTC);

  private DateReader() {}

  static Field field(Given date) {
    if (!date.isBlock()) {
      return FieldReader.field(date);
    }
    Optional<Given> column = date.get("column");
    List<Field> columns = FieldReader.list(date, "columns");
    if (column.isPresent() == !columns.isEmpty()) {
      date.lints()
          .error(
              FormatCode.MAPPING_CONFLICT,
              date.path(),
              date.node(),
              "give either column or columns");
    }
    return column.map(FieldReader::field).orElseGet(() -> new Field.Joined(columns));
  }

  static DateFormats formats(Given date) {
    Optional<Integer> year = date.text("year").map(Integer::valueOf);
    Locale locale = Locale.forLanguageTag(date.text("locale").orElse("en"));
    List<DateFormats.Way> ways =
        date.get("formats").map(Given::items).orElse(List.of()).stream()
            .flatMap(format -> way(format, locale, year, date.get("zone").isPresent()).stream())
            .toList();
    return new DateFormats(
        ways.isEmpty() ? List.of(new DateFormats.Pattern(ISO)) : ways, zone(date));
  }

  private static ZoneId zone(Given date) {
    return date.get("zone")
        .map(
            given -> {
              try {
                return ZoneId.of(given.text());
              } catch (DateTimeException e) {
                given
                    .lints()
                    .error(
                        FormatCode.MAPPING_BAD_VALUE,
                        given.path(),
                        given.node(),
                        Shown.value(given.text()) + " is no zone such as Europe/London");
                return ZoneOffset.UTC;
              }
            })
        .orElse(ZoneOffset.UTC);
  }

  private static Optional<DateFormats.Way> way(
      Given format, Locale locale, Optional<Integer> year, boolean zoned) {
    return switch (format.text()) {
      case "iso" -> Optional.of(new DateFormats.Pattern(ISO));
      case "epoch-seconds" -> Optional.of(new DateFormats.Epoch(false));
      case "epoch-millis" -> Optional.of(new DateFormats.Epoch(true));
      default -> pattern(format, locale, year, zoned).map(DateFormats.Pattern::new);
    };
  }

  private static Optional<DateTimeFormatter> pattern(
      Given format, Locale locale, Optional<Integer> year, boolean zoned) {
    String letters = letters(format.text());
    if (letters.indexOf('y') < 0 && letters.indexOf('u') < 0 && year.isEmpty()) {
      return refused(format, "has no year; add yyyy, or say date.year");
    }
    if (Stream.of("M", "L", "D").noneMatch(letters::contains)) {
      return refused(format, "has no month; MM is a month, mm are minutes");
    }
    if ((letters.contains("H") || letters.contains("h"))
        && !zoned
        && Stream.of("X", "x", "Z", "z", "V", "O").noneMatch(letters::contains)) {
      format
          .lints()
          .warning(
              FormatCode.MAPPING_NO_ZONE,
              format.path(),
              format.node(),
              Shown.value(format.text()) + " has a time of day: say date.zone, now it is UTC");
    }
    try {
      DateTimeFormatterBuilder builder =
          new DateTimeFormatterBuilder()
              .parseCaseInsensitive()
              .parseLenient()
              .appendPattern(strictYears(format.text()));
      if (letters.indexOf('d') < 0 && letters.indexOf('D') < 0) {
        builder.parseDefaulting(ChronoField.DAY_OF_MONTH, 1);
      }
      if (letters.indexOf('y') < 0 && letters.indexOf('u') < 0) {
        year.ifPresent(known -> builder.parseDefaulting(ChronoField.YEAR, known));
      }
      return Optional.of(builder.toFormatter(locale).withResolverStyle(ResolverStyle.STRICT));
    } catch (IllegalArgumentException e) {
      return refused(format, "is no date pattern: " + e.getMessage());
    }
  }

  private static Optional<DateTimeFormatter> refused(Given format, String why) {
    format
        .lints()
        .error(
            FormatCode.MAPPING_BAD_VALUE,
            format.path(),
            format.node(),
            Shown.value(format.text()) + " " + why);
    return Optional.empty();
  }

  /** The pattern without its quoted parts. */
  private static String letters(String pattern) {
    return pattern.replaceAll("'[^']*'", "");
  }

  /**
   * Java's {@code y} is a year of an era, which strict reading wants named; people mean {@code u}.
   */
  private static String strictYears(String pattern) {
    StringBuilder strict = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      quoted ^= c == '\'';
      strict.append(c == 'y' && !quoted ? 'u' : c);
    }
    return strict.toString();
  }
}
