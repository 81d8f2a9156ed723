package io.bursar.hub.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process has in memory now, in millions of bytes; -1 where nothing says it. */
final class Memory {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final long KILO = 1024;
  private static final long MILLION = 1_000_000;

  private Memory() {}

  static long megabytes() {
    try {
      for (String line : Files.readAllLines(STATUS)) {
        if (line.startsWith("VmRSS:")) {
          return Long.parseLong(line.replaceAll("\\D+", "")) * KILO / MILLION;
        }
      }
    } catch (IOException e) {
      // No Linux.
    }
    return -1;
  }
}
