package io.bursar.connectors.focus;

import io.bursar.connectors.file.FormatCode;
import io.bursar.connectors.file.RefusedRow;
import io.bursar.connectors.file.Shown;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.HashMap;
import java.util.Map;

/**
 * Reads FOCUS date/times: ISO 8601 in UTC ({@code 2024-09-18T22:00:00Z}). Exports also write a
 * blank for the T, leave the Z out, write an offset, or only a day, which then begins at 00:00 UTC.
 * Hours repeat over many rows, so the last ones are kept. Not thread-safe.
 */
final class FocusInstant {
  private static final int KEPT = 10_000;
  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendPattern("['T'][' ']HH:mm[:ss]")
          .optionalStart()
          .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
          .optionalEnd()
          .appendPattern("[' ']['UTC'][XXX][XX][X]")
          .optionalEnd()
          .parseDefaulting(ChronoField.HOUR_OF_DAY, 0)
          .parseDefaulting(ChronoField.OFFSET_SECONDS, 0)
          .toFormatter(java.util.Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private final Map<String, Instant> kept = new HashMap<>();

  /**
   * Reads a date/time.
   *
   * @param column where it stands, for the message
   */
  Instant read(String column, String text) throws RefusedRow {
    Instant known = kept.get(text);
    if (known != null) {
      return known;
    }
    try {
      TemporalAccessor parsed = ISO.parse(text.strip());
      Instant instant = Instant.from(parsed);
      if (instant.atOffset(ZoneOffset.UTC).getYear() < 1970
          || instant.atOffset(ZoneOffset.UTC).getYear() > 9999) {
        throw new DateTimeException("year");
      }
      if (kept.size() == KEPT) {
        kept.clear();
      }
      kept.put(text, instant);
      return instant;
    } catch (DateTimeException e) {
      throw new RefusedRow(
          FormatCode.DATE_UNREADABLE,
          column,
          Shown.value(text) + " is no date/time such as 2024-09-18T22:00:00Z");
    }
  }
}
