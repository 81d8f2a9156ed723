package io.bursar.hub.kill;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.awaitility.Awaitility;

/**
 * A file on its way, whose second half waits as long as somebody holds it: who kills the hub
 * meanwhile knows that it had begun the import and can't have ended it.
 */
final class HeldFile extends InputStream {
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private final AcknowledgementLog log;
  private final Path hold;
  private final InputStream first;
  private final InputStream second;
  private boolean passed;

  /**
   * @param hold the second half waits while this file is there
   */
  HeldFile(String content, AcknowledgementLog log, Path hold) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    this.log = log;
    this.hold = hold;
    first = new ByteArrayInputStream(Arrays.copyOf(bytes, bytes.length / 2));
    second = new ByteArrayInputStream(bytes, bytes.length / 2, bytes.length);
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = first.read(bytes, offset, length);
    if (count >= 0) {
      return count;
    }
    if (!passed) {
      passed = true;
      if (Files.exists(hold)) {
        log.held();
      }
      Awaitility.await().atMost(PATIENCE).until(() -> !Files.exists(hold));
    }
    return second.read(bytes, offset, length);
  }
}
