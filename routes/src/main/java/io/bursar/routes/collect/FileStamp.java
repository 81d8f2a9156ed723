package io.bursar.routes.collect;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;

/**
 * What tells a file from itself at another time.
 *
 * @param key what the file system knows it by, where it tells (on POSIX device and inode)
 */
record FileStamp(long size, FileTime modified, Optional<Object> key) {

  static FileStamp of(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return new FileStamp(
        attributes.size(),
        attributes.lastModifiedTime(),
        Optional.ofNullable(attributes.fileKey()));
  }

  /**
   * @throws FileChanged when the file is another one by now, or gone
   */
  void requireStill(Path file) {
    try {
      if (!equals(of(file))) {
        throw new FileChanged(file.toString());
      }
    } catch (IOException e) {
      throw new FileChanged(file.toString());
    }
  }
}
