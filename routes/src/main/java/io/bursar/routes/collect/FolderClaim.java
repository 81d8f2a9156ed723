package io.bursar.routes.collect;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets one process take files from a folder, and another one when that one is gone. The claim is
 * the operating system's lock on a file in the folder, which ends with the process, however it
 * ends; marker files would outlive a kill.
 */
final class FolderClaim implements GenericFileFilter<File>, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FolderClaim.class);

  /**
   * Lock files of this process. POSIX drops all of a process's locks on a file when it closes any
   * of its channels to it, so a folder that is claimed here must not be opened a second time.
   */
  private static final Set<Path> CLAIMED = ConcurrentHashMap.newKeySet();

  private final Path file;
  private Optional<FileChannel> held = Optional.empty();

  FolderClaim(Path folder) {
    this.file = folder.toAbsolutePath().normalize().resolve(".bursar.lock");
  }

  @Override
  public boolean accept(GenericFile<File> found) {
    return !found.isDirectory() && claim();
  }

  /** Whether this process may take files; tries to get the claim when nobody has it. */
  synchronized boolean claim() {
    if (held.isEmpty() && CLAIMED.add(file)) {
      held = lock();
      if (held.isEmpty()) {
        CLAIMED.remove(file);
      }
    }
    return held.isPresent();
  }

  private Optional<FileChannel> lock() {
    try {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (channel.tryLock() != null) {
        return Optional.of(channel);
      }
      channel.close();
    } catch (IOException e) {
      LOG.warn("{} cannot be locked", file, e);
    }
    return Optional.empty();
  }

  @Override
  public synchronized void close() {
    held.ifPresent(
        channel -> {
          try {
            channel.close();
          } catch (IOException e) {
            LOG.warn("{} cannot be closed", file, e);
          }
          CLAIMED.remove(file);
        });
    held = Optional.empty();
  }
}
