package io.bursar.connectors.file;

import io.bursar.connectors.MadeUpFile;
import io.bursar.connectors.focus.FocusFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * A program of its own, so that it can be given little memory: reads a made-up file, prints what it
 * saw.
 */
final class ReadInLittleMemory {
  private ReadInLittleMemory() {}

  public static void main(String[] arguments) throws IOException {
    long megabytes = Long.parseLong(arguments[1]);
    InputStream in =
        switch (arguments[0]) {
          case "rows" ->
              MadeUpFile.focus(
                  megabytes * 1_000_000 / Integer.parseInt(arguments[2]),
                  Integer.parseInt(arguments[2]));
          case "line" -> around(new MadeUpFile("1,USD,", megabytes, row -> "x".repeat(1_000_000)));
          case "quote" ->
              around(new MadeUpFile("1,USD,\"", megabytes, row -> "x".repeat(1_000_000)));
          case "lines-in-quote" ->
              around(new MadeUpFile("1,USD,\"", megabytes * 10_000, row -> "x".repeat(99) + "\n"));
          case "blank" -> around(new MadeUpFile("", megabytes, row -> "\n".repeat(1_000_000)));
          default -> throw new IllegalArgumentException(arguments[0]);
        };
    long start = System.nanoTime();
    long refused = 0;
    FileOrigin origin = new FileOrigin("acme", "feed", Optional.empty(), "made-up.csv");
    try (FileRows rows = new FocusFormat().open(origin, in)) {
      while (rows.hasNext()) {
        if (rows.next() instanceof FileRow.Refused) {
          refused++;
        }
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          "rows %d refused %d complete %s%n",
          rows.counts().rows(), refused, rows.counts().complete());
      System.out.printf(
          "%.1f s, %.0f rows/s, %.0f MB/s, heap %d MB%n",
          seconds,
          rows.counts().rows() / seconds,
          megabytes / seconds,
          Runtime.getRuntime().totalMemory() >> 20);
    }
  }

  private static InputStream around(InputStream middle) {
    String header = "BilledCost,BillingCurrency,ChargePeriodStart\n";
    String row = "1,USD,2026-11-05\n";
    return new SequenceInputStream(
        Collections.enumeration(List.of(bytes(header + row), middle, bytes("\n" + row))));
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
