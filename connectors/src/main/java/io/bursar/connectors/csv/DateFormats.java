package io.bursar.connectors.csv;

import io.bursar.core.journal.When;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.List;
import java.util.Optional;

/**
 * The ways a table writes its dates, tried in order.
 *
 * @param formats the ways
 * @param zone the zone of times that name none
 */
record DateFormats(List<Way> formats, ZoneId zone) {

  /** One way. */
  sealed interface Way {}

  /** A pattern. */
  record Pattern(DateTimeFormatter formatter) implements Way {}

  /** A count since 1970-01-01T00:00:00Z. */
  record Epoch(boolean millis) implements Way {}

  /** When the text says; empty when no way fits. Without a time of day it is a day. */
  Optional<When> read(String text) {
    for (Way way : formats) {
      try {
        When when = way instanceof Pattern pattern ? read(pattern, text) : read((Epoch) way, text);
        int year = when.day(zone).getYear();
        if (year >= 1900 && year <= 9999) {
          return Optional.of(when);
        }
      } catch (DateTimeException | NumberFormatException e) {
        // The next way may fit.
      }
    }
    return Optional.empty();
  }

  private static When read(Epoch epoch, String text) {
    long count = Long.parseLong(text);
    return new When.At(epoch.millis() ? Instant.ofEpochMilli(count) : Instant.ofEpochSecond(count));
  }

  private When read(Pattern pattern, String text) {
    TemporalAccessor parsed = pattern.formatter().parse(text);
    if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
      return new When.At(Instant.from(parsed));
    }
    LocalDate date = LocalDate.from(parsed);
    LocalTime time = parsed.query(TemporalQueries.localTime());
    return time == null
        ? new When.On(date)
        : new When.At(date.atTime(time).atZone(zone).toInstant());
  }
}
