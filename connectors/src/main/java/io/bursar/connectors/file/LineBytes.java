package io.bursar.connectors.file;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cuts bytes into lines, whatever stands in quotes. */
final class LineBytes {
  private LineBytes() {}

  /** The lines from {@code from} on that have something in them. */
  static List<byte[]> of(byte[] bytes, int from) {
    List<byte[]> lines = new ArrayList<>();
    int start = from;
    for (int i = from; i <= bytes.length; i++) {
      if (i == bytes.length || bytes[i] == '\n' || bytes[i] == '\r') {
        if (i > start) {
          lines.add(Arrays.copyOfRange(bytes, start, i));
        }
        start = i + 1;
      }
    }
    return lines;
  }
}
