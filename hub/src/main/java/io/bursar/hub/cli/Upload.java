package io.bursar.hub.cli;

import io.bursar.hub.ProgramCode;
import io.bursar.hub.ProgramProblem;
import io.bursar.hub.servers.IoReason;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file on its way to the hub: never in memory as a whole, and its progress seen. */
final class Upload implements AutoCloseable {
  private final Path file;
  private final long size;
  private final Progress progress;

  Upload(Path file) {
    this.file = file;
    try {
      this.size = Files.size(file);
    } catch (IOException e) {
      throw new ProgramProblem(
          ProgramCode.FILE_UNREADABLE, "Cannot read " + file + " (" + IoReason.of(e) + ")", e);
    }
    this.progress = Progress.bytes("sending " + file.getFileName(), size);
  }

  String type() {
    return file.toString().endsWith(".gz") ? "application/gzip" : "text/csv";
  }

  BodyPublisher body() {
    return size == 0
        ? BodyPublishers.noBody()
        : BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(this::open), size);
  }

  private InputStream open() {
    try {
      return new Watched(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reports how far it was read. */
  private final class Watched extends FilterInputStream {
    private long read;

    Watched(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int value = super.read();
      progress.at(value < 0 ? read : ++read);
      return value;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
      int count = super.read(buffer, from, length);
      read += Math.max(count, 0);
      progress.at(read);
      return count;
    }
  }

  @Override
  public void close() {
    progress.close();
  }
}
