package io.bursar.hub.servers;

import io.bursar.hub.ProgramCode;
import io.bursar.hub.ProgramProblem;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The one folder that holds all that a hub keeps. Whoever has it open has it alone: the lock is the
 * operating system's, so it ends with its process, however that ends.
 */
public final class DataFolder implements AutoCloseable {
  private static final String LOCK = "hub.lock";
  private static final String HOLDER = "hub.pid";

  /**
   * What this process has open: on POSIX, closing any channel to the lock file would give up the
   * lock, so nobody in this process may even look at it.
   */
  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  private final Path path;
  private final FileChannel channel;
  private final CleanStop cleanStop;

  private DataFolder(Path path, FileChannel channel, CleanStop cleanStop) {
    this.path = path;
    this.channel = channel;
    this.cleanStop = cleanStop;
  }

  /** Opens it; the disk must have {@code BURSAR_MIN_FREE_MB} free, 512 by default. */
  public static DataFolder open(Path folder, int port) {
    String megabytes = System.getenv().getOrDefault("BURSAR_MIN_FREE_MB", "512");
    if (!megabytes.matches("\\d{1,12}")) {
      throw new ProgramProblem(
          ProgramCode.DISK_FULL, "BURSAR_MIN_FREE_MB is " + megabytes + " and not a number");
    }
    return open(folder, port, Long.parseLong(megabytes) << 20);
  }

  /**
   * Opens it for this process alone, and makes it where it is absent.
   *
   * @param folder where; made absolute
   * @param port the HTTP port that the hub will use, noted for who asks
   * @param minimumFree bytes that must be free on its disk
   * @throws ProgramProblem when it cannot be used, is in use, or its disk is nearly full
   */
  static DataFolder open(Path folder, int port, long minimumFree) {
    Path path = folder.toAbsolutePath().normalize();
    if (!OPEN.add(path)) {
      throw inUse(path);
    }
    FileChannel channel = null;
    try {
      OwnerOnly.folder(path);
      // Before the lock file: a first start that is refused leaves nothing that looks like a run.
      requireFree(path, minimumFree);
      boolean used = Files.exists(path.resolve(LOCK));
      channel = lock(path);
      RecordedProcess.of(ProcessHandle.current(), port).write(path.resolve(HOLDER));
      return new DataFolder(path, channel, CleanStop.begun(path, used));
    } catch (IOException e) {
      abandon(path, channel);
      throw unusable(path, e);
    } catch (RuntimeException e) {
      abandon(path, channel);
      throw e;
    }
  }

  /** The hub that has the folder open now, in whatever process. */
  public static Optional<RecordedProcess> holder(Path folder) {
    Path path = folder.toAbsolutePath().normalize();
    if (OPEN.contains(path)) {
      return RecordedProcess.read(path.resolve(HOLDER));
    }
    Path lock = path.resolve(LOCK);
    if (!Files.exists(lock)) {
      return Optional.empty();
    }
    try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        FileLock free = channel.tryLock()) {
      return free == null ? RecordedProcess.read(path.resolve(HOLDER)) : Optional.empty();
    } catch (IOException e) {
      throw unusable(path, e);
    }
  }

  private static FileChannel lock(Path path) throws IOException {
    FileChannel channel =
        FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (channel.tryLock() == null) {
      close(channel);
      throw inUse(path);
    }
    return channel;
  }

  private static ProgramProblem inUse(Path path) {
    String who =
        RecordedProcess.read(path.resolve(HOLDER))
            .map(holder -> "process " + holder.pid() + " (port " + holder.port() + ")")
            .orElse("another process");
    return new ProgramProblem(
        ProgramCode.DATA_IN_USE, "The data folder " + path + " is in use by " + who);
  }

  private static void requireFree(Path path, long minimum) throws IOException {
    long free = Files.getFileStore(path).getUsableSpace();
    if (free < minimum) {
      throw new ProgramProblem(
          ProgramCode.DISK_FULL,
          "The disk of the data folder %s has %d MB free, and the hub wants %d MB"
              .formatted(path, free >> 20, minimum >> 20));
    }
  }

  private static ProgramProblem unusable(Path path, IOException e) {
    return new ProgramProblem(
        ProgramCode.DATA_UNUSABLE,
        "The data folder " + path + " cannot be used (" + IoReason.of(e) + ")",
        e);
  }

  private static void abandon(Path path, FileChannel channel) {
    close(channel);
    OPEN.remove(path);
  }

  private static void close(FileChannel channel) {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // The lock ends with the process in any case.
    }
  }

  public Path path() {
    return path;
  }

  /** Whether the run before ended cleanly, and the place to say so of this one. */
  public CleanStop cleanStop() {
    return cleanStop;
  }

  /** Lets the next hub have it. */
  @Override
  public synchronized void close() {
    if (!channel.isOpen()) {
      return;
    }
    try {
      Files.deleteIfExists(path.resolve(HOLDER));
    } catch (IOException e) {
      // Without the lock nobody believes it.
    }
    abandon(path, channel);
  }
}
