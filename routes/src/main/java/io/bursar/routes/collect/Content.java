package io.bursar.routes.collect;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A file that is read from its beginning more than once.
 *
 * @param kept whether it stays when it is closed
 */
record Content(Path file, boolean kept) implements Closeable {

  private static final Logger LOG = LoggerFactory.getLogger(Content.class);
  private static final int BUFFER = 1 << 16;

  /** A file of somebody else's. */
  static Content of(Path file) {
    return new Content(file, true);
  }

  /**
   * What comes once, kept in a temporary file until it is closed.
   *
   * @throws IOException when it breaks off, or there is no room
   */
  static Content spooled(InputStream bytes) throws IOException {
    Path file = Files.createTempFile("bursar-import-", ".tmp");
    try {
      Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
      return new Content(file, false);
    } catch (IOException | RuntimeException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** Its bytes, from the first. */
  InputStream open() throws IOException {
    return new BufferedInputStream(Files.newInputStream(file), BUFFER);
  }

  /** Closes it; a temporary file that cannot be deleted is left to the system. */
  void discard() {
    try {
      close();
    } catch (IOException e) {
      LOG.warn("{} could not be deleted", file, e);
    }
  }

  @Override
  public void close() throws IOException {
    if (!kept) {
      Files.deleteIfExists(file);
    }
  }
}
