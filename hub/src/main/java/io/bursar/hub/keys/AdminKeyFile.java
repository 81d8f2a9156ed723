package io.bursar.hub.keys;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** {@code admin.key} in the data folder, readable for its owner only. */
record AdminKeyFile(Path path) {

  static final String NAME = "admin.key";

  static AdminKeyFile in(Path dataFolder) {
    return new AdminKeyFile(dataFolder.resolve(NAME));
  }

  Optional<String> read() {
    try {
      return Files.exists(path)
          ? Optional.of(Files.readString(path).strip())
              .filter(key -> key.length() >= AdminKey.SHORTEST)
          : Optional.empty();
    } catch (IOException e) {
      throw new KeyProblem(KeyCode.ADMIN_KEY_FILE, path + " cannot be read: " + e, e);
    }
  }

  /** Appears whole or not at all, and is never readable for others, not for a moment. */
  void write(String key) {
    Path half = path.resolveSibling(NAME + ".new");
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      Files.deleteIfExists(half);
      Files.createFile(half, ownerOnly());
      Files.write(half, (key + "\n").getBytes(StandardCharsets.UTF_8));
      Files.move(half, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new KeyProblem(KeyCode.ADMIN_KEY_FILE, path + " cannot be written: " + e, e);
    }
  }

  private FileAttribute<?>[] ownerOnly() {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  @Override
  public String toString() {
    return path.toString();
  }
}
