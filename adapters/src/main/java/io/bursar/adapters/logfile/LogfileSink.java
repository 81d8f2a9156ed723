package io.bursar.adapters.logfile;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import io.bursar.adapters.delivery.DeliveryCode;
import io.bursar.adapters.delivery.DeliveryFailure;
import io.bursar.adapters.message.MessageJson;
import io.bursar.adapters.message.Notice;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Appends notices to a file, one JSON line each; the bean of Kamelet {@code logfile-sink}. */
public final class LogfileSink {

  /** Over all targets of the process: two of them may name the same file. */
  private static final Object ONE_WRITER = new Object();

  private final Path file;

  /**
   * @param file where to append; it and its folders are made when absent
   */
  public LogfileSink(String file) {
    this.file = Path.of(file).toAbsolutePath();
  }

  /** Appends one line, and comes back when it is on the disk. */
  public void send(Notice notice) throws DeliveryFailure {
    byte[] json = MessageJson.of(notice);
    try {
      synchronized (ONE_WRITER) {
        Files.createDirectories(file.getParent());
        // Opened anew for each line, so that a file that was rotated away is begun again.
        try (FileChannel channel = FileChannel.open(file, CREATE, READ, WRITE)) {
          append(channel, json);
        }
      }
    } catch (IOException e) {
      throw DeliveryFailure.passing(
          DeliveryCode.FILE, "the file cannot be written: " + e.getClass().getSimpleName());
    }
  }

  private static void append(FileChannel channel, byte[] json) throws IOException {
    long end = channel.size();
    ByteBuffer line = ByteBuffer.allocate(json.length + 2);
    if (end > 0 && lastByte(channel, end) != '\n') {
      // A crash cut the last line short: it must not spoil this one too.
      line.put((byte) '\n');
    }
    line.put(json).put((byte) '\n').flip();
    channel.position(end);
    while (line.hasRemaining()) {
      channel.write(line);
    }
    channel.force(true);
  }

  private static byte lastByte(FileChannel channel, long end) throws IOException {
    ByteBuffer last = ByteBuffer.allocate(1);
    channel.read(last, end - 1);
    return last.get(0);
  }
}
