package io.bursar.forecasting.registry;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The SHA-256 of every file of a folder, in a file that {@code sha256sum -c} reads. */
final class Checksums {
  static final String FILE = "SHA256SUMS";

  private Checksums() {}

  static void write(Path folder) throws IOException {
    Files.writeString(folder.resolve(FILE), text(folder));
  }

  /** What the file says, or would say. */
  static String text(Path folder) throws IOException {
    return text(of(folder));
  }

  private static String text(Map<String, String> sums) {
    StringBuilder lines = new StringBuilder();
    sums.forEach((file, sum) -> lines.append(sum).append("  ").append(file).append('\n'));
    return lines.toString();
  }

  /** What is wrong with the folder; nothing when every file is as it was. */
  static Optional<String> problem(Path folder) throws IOException {
    if (!Files.isRegularFile(folder.resolve(FILE))) {
      return Optional.of("it has no " + FILE + ", so it was never finished");
    }
    Map<String, String> found = of(folder);
    List<String> said = Files.readAllLines(folder.resolve(FILE));
    if (Files.readString(folder.resolve(FILE)).equals(text(found))) {
      return Optional.empty();
    }
    return Optional.of(
        found.entrySet().stream()
            .filter(file -> !said.contains(file.getValue() + "  " + file.getKey()))
            .findFirst()
            .map(file -> "its file " + file.getKey() + " is not what was registered")
            .orElse("it lacks a file that its " + FILE + " names"));
  }

  private static Map<String, String> of(Path folder) throws IOException {
    Map<String, String> sums = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (!name.equals(FILE)) {
          sums.put(name, sum(file));
        }
      }
    }
    return sums;
  }

  private static String sum(Path file) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Of lines of text. */
  static String of(List<String> lines) {
    MessageDigest digest = sha256();
    lines.forEach(line -> digest.update((line + "\n").getBytes(StandardCharsets.UTF_8)));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
