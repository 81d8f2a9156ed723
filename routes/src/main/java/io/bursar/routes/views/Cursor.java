package io.bursar.routes.views;

import io.bursar.routes.bus.BusJson;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Where a page ended: the sort key of its last item, opaque to whoever gets it. */
final class Cursor {

  /** The sort key of what is listed by time. */
  record Moment(OffsetDateTime time, String id) {}

  private Cursor() {}

  static String of(Object... key) {
    List<String> parts = Arrays.stream(key).map(Object::toString).toList();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(BusJson.write(parts));
  }

  /** As exactly as PostgreSQL keeps a time. */
  static String moment(Instant time, String id) {
    return of(time.truncatedTo(ChronoUnit.MICROS), id);
  }

  static Optional<Moment> moment(PageRequest page) {
    return read(
        page, 2, key -> new Moment(Instant.parse(key.get(0)).atOffset(ZoneOffset.UTC), key.get(1)));
  }

  /**
   * Reads what {@link #of} wrote.
   *
   * @throws BadCursor when it is something else
   */
  static <T> Optional<T> read(PageRequest page, int parts, Function<List<String>, T> key) {
    return page.cursor().map(cursor -> read(cursor, parts, key));
  }

  private static <T> T read(String cursor, int parts, Function<List<String>, T> key) {
    try {
      String[] found = BusJson.read(Base64.getUrlDecoder().decode(cursor), String[].class);
      if (found.length != parts) {
        throw new BadCursor(cursor);
      }
      return key.apply(List.of(found));
    } catch (IllegalArgumentException | DateTimeException | UncheckedIOException e) {
      throw new BadCursor(cursor);
    }
  }

  /** The page of items found with a limit one above the page's: one more says that more follow. */
  static <T> Page<T> page(PageRequest request, List<T> found, Function<T, String> cursor) {
    if (found.size() <= request.limit()) {
      return new Page<>(found, Optional.empty());
    }
    List<T> items = found.subList(0, request.limit());
    return new Page<>(items, Optional.of(cursor.apply(items.get(items.size() - 1))));
  }
}
