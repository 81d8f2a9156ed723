package io.bursar.hub.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files and folders that only their owner may read: keys, passwords, ledgers. */
final class OwnerOnly {
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");

  private static final FileAttribute<?>[] NONE = {};

  private OwnerOnly() {}

  /** Makes the folder where it is absent; one that exists keeps the permissions it was given. */
  static void folder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Path parent = Files.createDirectories(folder.toAbsolutePath().getParent());
      Files.createDirectory(folder, isPosix(parent) ? attributes(FOLDER) : NONE);
    }
  }

  /** Writes a text that nobody else could read, not even for a moment. */
  static void write(Path file, String text) throws IOException {
    Files.deleteIfExists(file);
    Files.createFile(file, isPosix(file.toAbsolutePath().getParent()) ? attributes(FILE) : NONE);
    Files.write(file, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.WRITE);
  }

  private static FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
