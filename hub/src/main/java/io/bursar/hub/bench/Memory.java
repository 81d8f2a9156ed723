package io.bursar.hub.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process has in memory, as Linux says it; -1 where nothing does. */
final class Memory {

  private static final Path STATUS = Path.of("/proc/self/status");
  private static final long KILO = 1024;

  private Memory() {}

  static long megabytes() {
    return of("VmRSS:");
  }

  static long peakMegabytes() {
    return of("VmHWM:");
  }

  private static long of(String field) {
    try {
      for (String line : Files.readAllLines(STATUS)) {
        if (line.startsWith(field)) {
          return Long.parseLong(line.replaceAll("\\D+", "")) / KILO;
        }
      }
    } catch (IOException e) {
      return -1;
    }
    return -1;
  }
}
