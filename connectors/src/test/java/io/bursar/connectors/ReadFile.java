package io.bursar.connectors;

import io.bursar.connectors.file.FileFormat;
import io.bursar.connectors.file.FileOrigin;
import io.bursar.connectors.file.FileRow;
import io.bursar.connectors.file.FileRows;
import io.bursar.connectors.file.ReadCounts;
import io.bursar.core.collected.Collected;
import io.bursar.core.collected.Rejection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A whole file, read through a format.
 *
 * @param lines the line of each row, in order
 */
public record ReadFile(
    List<Collected> understood, List<Rejection> refused, List<Long> lines, ReadCounts counts) {

  public static ReadFile of(FileFormat format, String text) {
    return of(format, text.getBytes(StandardCharsets.UTF_8));
  }

  public static ReadFile of(FileFormat format, byte[] bytes) {
    return of(format, "file.csv", new ByteArrayInputStream(bytes));
  }

  public static ReadFile of(FileFormat format, Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return of(format, file.getFileName().toString(), in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static ReadFile of(FileFormat format, String name, InputStream in) {
    return of(format, new FileOrigin("acme", "feed", Optional.of("import-1"), name), in);
  }

  public static ReadFile of(FileFormat format, FileOrigin origin, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return of(format, origin, new ByteArrayInputStream(bytes));
  }

  private static ReadFile of(FileFormat format, FileOrigin origin, InputStream in) {
    List<Collected> understood = new ArrayList<>();
    List<Rejection> refused = new ArrayList<>();
    List<Long> lines = new ArrayList<>();
    try (FileRows rows = format.open(origin, in)) {
      while (rows.hasNext()) {
        FileRow row = rows.next();
        lines.add(row.line());
        if (row instanceof FileRow.Understood good) {
          understood.add(good.collected());
        } else if (row instanceof FileRow.Refused bad) {
          refused.add(bad.rejection());
        }
      }
      return new ReadFile(understood, refused, lines, rows.counts());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The only charge of the file. */
  public Collected.Charge charge() {
    if (understood.size() != 1 || !refused.isEmpty()) {
      throw new AssertionError("expected one charge: " + this + refused);
    }
    return (Collected.Charge) understood.get(0);
  }

  /** Why the first row that was refused was. */
  public Rejection rejection() {
    return refused.get(0);
  }

  /** The codes of what was refused, in order. */
  public List<String> codes() {
    return refused.stream().map(Rejection::code).toList();
  }

  /** The identities of what was understood, in order. */
  public List<String> ids() {
    return understood.stream().map(Collected::id).toList();
  }
}
