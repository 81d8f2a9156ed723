package io.bursar.routes.collect;

import io.bursar.connectors.file.FileFormat;
import io.bursar.routes.bus.ImportEvent;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.support.SynchronizationAdapter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door for files in the folder of a feed. A file goes to {@code done/} when every row of it is
 * on the bus, to {@code failed/} with a reason beside it when it cannot be read to its end, and
 * stays where it is when the bus is away: then it is read again, and what was written already is
 * counted once.
 */
public final class FeedDoor {

  private static final Logger LOG = LoggerFactory.getLogger(FeedDoor.class);
  private static final String OPEN = "bursar.collect.file";
  private static final String TARGET = "target";

  private final ImportStart imports;
  private final WatchedFeed feed;

  FeedDoor(ImportStart imports, WatchedFeed feed) {
    this.imports = imports;
    this.feed = feed;
  }

  private record OpenFile(Path path, FileStamp stamp, ReadFile file) {}

  /** From a file that is at rest to its chunks; nothing is read yet. */
  public void open(Exchange exchange) throws IOException {
    Path path = path(exchange);
    FileStamp stamp = FileStamp.of(path);
    // Before it is announced: a file that cannot be read is tried again each second, for ever.
    Content content = Content.of(path);
    InputStream bytes = content.open();
    ReadFile file;
    try {
      ImportEvent announced =
          imports.announce(
              feed.feed().tenant(), feed.name(), path.getFileName().toString(), Optional.empty());
      file = open(bytes, content, stamp, imports.begin(announced));
    } catch (IOException | RuntimeException e) {
      bytes.close();
      throw e;
    }
    exchange.setProperty(OPEN, new OpenFile(path, stamp, file));
    exchange.getExchangeExtension().addOnCompletion(new Closing(file));
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setBody(file.chunks());
    LOG.info("Reading {} of feed {}", path.getFileName(), feed.name());
  }

  private ReadFile open(InputStream bytes, Content content, FileStamp stamp, ImportLog log)
      throws IOException {
    FileFormat format = feed.format();
    Runnable unchanged = () -> stamp.requireStill(content.file());
    if (format.snapshots() != FileFormat.Snapshots.ALWAYS) {
      return ReadFile.open(format, bytes, log, unchanged);
    }
    bytes.close();
    // What comes from a feed of snapshots is as new as the file is.
    long version = Math.max(1, stamp.modified().toMillis());
    return ReadFile.openSnapshot(format, content, log, version, imports.partitions(), unchanged);
  }

  /** When the bus has all chunks: says where the file goes now. */
  public void close(Exchange exchange) throws IOException {
    OpenFile open = exchange.getProperty(OPEN, OpenFile.class);
    // Another file may stand at its place by now; that one is not done.
    open.stamp.requireStill(open.path);
    Optional<String> fault = open.file.fault();
    ImportEvent ended = open.file.end(fault);
    Path folder = open.path.resolveSibling(fault.isPresent() ? "failed" : "done");
    Path target = FreeName.in(folder, open.path.getFileName().toString());
    if (fault.isPresent()) {
      explain(target, ended, fault.get());
    }
    exchange.setProperty(TARGET, target.toString());
    LOG.info(
        "{} of feed {}: {} rows, {} rejected, now in {}/",
        open.path.getFileName(),
        feed.name(),
        ended.rows(),
        ended.rejected(),
        folder.getFileName());
  }

  private static void explain(Path target, ImportEvent ended, String fault) throws IOException {
    Files.createDirectories(target.getParent());
    String kept =
        ended.rows() == ended.rejected()
            ? "nothing of it was kept"
            : ended.rows() + " rows up to there are kept, what was read already is counted once";
    String text =
        "%s%n%nImport %s: %s; %d rows were rejected (see bursar rejects).%nCorrect the file and move it back.%n"
            .formatted(fault, ended.id(), kept, ended.rejected());
    Path reason = target.resolveSibling(target.getFileName() + ".reason.txt");
    Files.write(reason, text.getBytes(StandardCharsets.UTF_8));
  }

  private static Path path(Exchange exchange) {
    GenericFile<?> file = (GenericFile<?>) exchange.getMessage().getBody();
    return Path.of(file.getAbsoluteFilePath());
  }

  /**
   * Whatever happens, the file is closed, and an import that did not end well is told as failed.
   */
  private static final class Closing extends SynchronizationAdapter {
    private final ReadFile file;

    Closing(ReadFile file) {
      this.file = file;
    }

    @Override
    public void onFailure(Exchange exchange) {
      try {
        file.end(Optional.of("not read to its end; it is read again"));
      } catch (RuntimeException e) {
        LOG.warn("The end of import {} could not be told", file.importId(), e);
      }
    }

    @Override
    public void onDone(Exchange exchange) {
      try {
        file.close();
      } catch (IOException e) {
        LOG.warn("A file could not be closed", e);
      }
    }
  }
}
