package io.bursar.forecasting.parquet;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The file into which DuckDB unpacks its library, 70 MB in the folder for temporary files. DuckDB
 * removes it when the process ends, so one that is killed would leave it for good. Linux needs it
 * no more once it is loaded; elsewhere it is left to DuckDB.
 */
final class UnpackedLibrary {
  private static final Logger LOG = System.getLogger(UnpackedLibrary.class.getName());

  /** What this process has loaded, a line for each part of a file; the path comes last. */
  private static final Path LOADED = Path.of("/proc/self/maps");

  private static final Pattern LIBRARY =
      Pattern.compile(" (/.*/libduckdb_java\\d+\\.so)$", Pattern.MULTILINE);

  private static boolean removed;

  private UnpackedLibrary() {}

  /** Removes it; to be called when it is loaded. */
  static synchronized void remove() {
    if (removed || !Files.isReadable(LOADED)) {
      return;
    }
    removed = true;
    try {
      for (Path file : loaded()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "DuckDB's library stays until the process ends", e);
    }
  }

  private static List<Path> loaded() throws IOException {
    return LIBRARY
        .matcher(Files.readString(LOADED))
        .results()
        .map(it -> Path.of(it.group(1)))
        .distinct()
        .toList();
  }
}
