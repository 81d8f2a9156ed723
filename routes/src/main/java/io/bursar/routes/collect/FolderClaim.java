package io.bursar.routes.collect;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
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

  private final Path folder;
  private Optional<FileLock> lock = Optional.empty();

  FolderClaim(Path folder) {
    this.folder = folder;
  }

  @Override
  public synchronized boolean accept(GenericFile<File> file) {
    return !file.isDirectory() && claim();
  }

  /** Whether this process may take files; tries to get the claim when nobody has it. */
  synchronized boolean claim() {
    if (lock.isEmpty()) {
      lock = tryLock();
    }
    return lock.isPresent();
  }

  private Optional<FileLock> tryLock() {
    FileChannel channel = null;
    try {
      channel =
          FileChannel.open(
              folder.resolve(".bursar.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock taken = channel.tryLock();
      if (taken == null) {
        channel.close();
      }
      return Optional.ofNullable(taken);
    } catch (OverlappingFileLockException e) {
      closeQuietly(channel);
      return Optional.empty();
    } catch (IOException e) {
      LOG.warn("Folder {} cannot be claimed", folder, e);
      closeQuietly(channel);
      return Optional.empty();
    }
  }

  @Override
  public synchronized void close() {
    lock.ifPresent(taken -> closeQuietly(taken.acquiredBy()));
    lock = Optional.empty();
  }

  private static void closeQuietly(AutoCloseable channel) {
    if (channel == null) {
      return;
    }
    try {
      channel.close();
    } catch (Exception e) {
      LOG.debug("A lock file could not be closed", e);
    }
  }
}
