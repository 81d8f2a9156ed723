package io.bursar.hub.servers;

import io.bursar.hub.ProgramCode;
import io.bursar.hub.ProgramProblem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The PostgreSQL of this machine's kind, unpacked from the library that carries it. */
final class PostgresBinaries {
  private static final int OWNER_MAY_EXECUTE = 0100;

  private PostgresBinaries() {}

  /** The folder with {@code bin/postgres}; unpacked at the first start, about 60 MB. */
  static Path in(Path folder) throws IOException {
    String name = "postgres-" + system() + "-" + architecture();
    URL archive = PostgresBinaries.class.getResource("/" + name + ".txz");
    if (archive == null) {
      throw new ProgramProblem(
          ProgramCode.PLATFORM,
          "This build has no embedded PostgreSQL for "
              + System.getProperty("os.name")
              + " on "
              + System.getProperty("os.arch"));
    }
    // The size tells the versions apart: another archive goes to another folder.
    Path target = folder.resolve(name + "-" + archive.openConnection().getContentLengthLong());
    if (!Files.exists(target)) {
      Path part = folder.resolve(target.getFileName() + ".part");
      deleteTree(part);
      unpack(archive, part);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }
    return target;
  }

  private static void unpack(URL archive, Path target) throws IOException {
    try (InputStream in = archive.openStream();
        TarArchiveInputStream tar =
            new TarArchiveInputStream(
                new BufferedInputStream(new XZInputStream(new BufferedInputStream(in))))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException(entry.getName() + " leads out of the archive");
        }
        place(tar, entry, path);
      }
    }
  }

  private static void place(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(path);
      return;
    }
    Files.createDirectories(path.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, path);
    if ((entry.getMode() & OWNER_MAY_EXECUTE) != 0 && !path.toFile().setExecutable(true, false)) {
      throw new IOException(path + " cannot be made executable");
    }
  }

  static void deleteTree(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return;
    }
    Files.walkFileTree(
        folder,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult postVisitDirectory(Path visited, IOException e)
              throws IOException {
            Files.delete(visited);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private static String system() {
    String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    return name.startsWith("mac") ? "darwin" : name.startsWith("windows") ? "windows" : "linux";
  }

  private static String architecture() {
    return switch (System.getProperty("os.arch")) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64", "arm64" -> "arm_64";
      default -> System.getProperty("os.arch");
    };
  }
}
