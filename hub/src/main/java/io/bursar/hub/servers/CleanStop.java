package io.bursar.hub.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Says whether the run before ended cleanly. Local state that the ledger keeps outside the journal
 * may only be used after a clean end: after a kill it can hold what was never committed, and must
 * be thrown away and restored.
 */
public final class CleanStop {
  private static final String MARKER = "clean-stop";

  private final Path marker;
  private final boolean clean;
  private final boolean used;

  private CleanStop(Path marker, boolean clean, boolean used) {
    this.marker = marker;
    this.clean = clean;
    this.used = used;
  }

  /**
   * Begins a run: from now on, until {@link #ended()}, the folder counts as not cleanly stopped.
   *
   * @param used whether there was a run before
   */
  static CleanStop begun(Path folder, boolean used) throws IOException {
    Path marker = folder.resolve(MARKER);
    return new CleanStop(marker, Files.deleteIfExists(marker), used);
  }

  /** Whether the run before this one ended cleanly; false also when there was none. */
  public boolean clean() {
    return clean;
  }

  /** Whether there was a run before this one, and it was killed. */
  boolean afterACrash() {
    return used && !clean;
  }

  /** When nothing ran after all: the next run finds what this one found. */
  public void notBegun() {
    if (!afterACrash()) {
      ended();
    }
  }

  /** Ends this run cleanly. To be called when everything has stopped, and only then. */
  public void ended() {
    try {
      Files.writeString(
          marker, "", StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    } catch (IOException e) {
      throw new UncheckedIOException("the clean-stop marker " + marker + " was not written", e);
    }
  }
}
