package io.bursar.connectors.csv;

import io.bursar.connectors.file.FileFormat;
import io.bursar.connectors.file.FileOrigin;
import io.bursar.connectors.file.FileRows;
import io.bursar.connectors.file.TableRows;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/** Tables that a mapping file describes. */
public final class MappedCsvFormat implements FileFormat {
  private final Mapping mapping;

  private MappedCsvFormat(Mapping mapping) {
    this.mapping = mapping;
  }

  /**
   * A mapping as read.
   *
   * @param format the format; empty when the lints have errors
   * @param lints what its author should know, in the order of the file
   */
  public record Reading(Optional<MappedCsvFormat> format, List<MappingLint> lints) {}

  /**
   * Reads a mapping.
   *
   * @param fallbackName its name where it gives none itself: the file's name without its ending
   * @param yaml the mapping file
   */
  public static Reading read(String fallbackName, String yaml) {
    MappingReader reader = new MappingReader(fallbackName);
    Optional<MappedCsvFormat> format = reader.read(yaml).map(MappedCsvFormat::new);
    return new Reading(format, reader.lints());
  }

  @Override
  public String name() {
    return mapping.name();
  }

  @Override
  public Snapshots snapshots() {
    return mapping.snapshot().isPresent() ? Snapshots.ALWAYS : Snapshots.NEVER;
  }

  @Override
  public FileRows open(FileOrigin origin, InputStream bytes) {
    return new TableRows(
        origin, mapping.layout(), bytes, header -> MappedRows.under(header, origin, mapping));
  }
}
