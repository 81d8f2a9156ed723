package io.bursar.connectors.csv;

import io.bursar.connectors.csv.HeaderBinder.Bound;
import io.bursar.connectors.file.FormatCode;
import io.bursar.connectors.file.RefusedRow;
import io.bursar.connectors.file.RowIdentity;
import io.bursar.connectors.file.Shown;
import io.bursar.core.journal.When;
import java.io.Closeable;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The identity and version of rows: by their keys, or without keys by content and occurrence. */
final class RowIds implements Closeable {
  private static final int LONGEST = 500;

  private final List<Bound> keys;
  private final Optional<Bound> version;
  private final RowIdentity content;

  RowIds(Mapping mapping, List<String> header, HeaderBinder binder) {
    this.keys = mapping.keys().stream().map(binder::bind).toList();
    this.version = mapping.version().map(binder::bind);
    Set<String> nulls = mapping.layout().empty();
    this.content = new RowIdentity(header, value -> value.isEmpty() || nulls.contains(value));
  }

  /** Called once for each row that is understood, as rows without keys are counted. */
  String id(String[] fields) throws RefusedRow {
    if (keys.isEmpty()) {
      return content.next(fields);
    }
    StringBuilder id = new StringBuilder();
    for (Bound key : keys) {
      String value = MappedRows.needed(key, fields);
      // Escaped, so that ("a|b", "c") and ("a", "b|c") are two.
      String part = keys.size() == 1 ? value : value.replace("\\", "\\\\").replace("|", "\\|");
      id.append(id.isEmpty() ? "" : "|").append(part);
    }
    if (id.length() > LONGEST) {
      throw new RefusedRow(
          FormatCode.ID_TOO_LONG,
          keys.get(0).label(),
          Shown.value(id.toString()) + " is too long for an identity");
    }
    return id.toString();
  }

  @Override
  public void close() throws IOException {
    content.close();
  }

  long version(String[] fields) throws RefusedRow {
    if (version.isEmpty()) {
      return 1;
    }
    String text = MappedRows.needed(version.get(), fields);
    if (text.matches("\\d{1,18}")) {
      return Long.parseLong(text);
    }
    Optional<When> when = DateReader.ISO_IN_UTC.read(text);
    if (when.isPresent()) {
      return when.get() instanceof When.At at
          ? at.instant().toEpochMilli()
          : when.get().day(ZoneOffset.UTC).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }
    throw new RefusedRow(
        FormatCode.VERSION_UNREADABLE,
        version.get().label(),
        Shown.value(text) + " is no whole number and no ISO time");
  }
}
