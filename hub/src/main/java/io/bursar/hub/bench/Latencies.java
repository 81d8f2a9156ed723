package io.bursar.hub.bench;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** How long things took; every one is kept, so that percentiles are exact. Thread-safe. */
final class Latencies {

  private static final double NANOS_A_MILLI = 1e6;

  private long[] nanos = new long[1024];
  private int count;

  synchronized void add(long took) {
    if (count == nanos.length) {
      nanos = Arrays.copyOf(nanos, count * 2);
    }
    nanos[count++] = took;
  }

  synchronized int count() {
    return count;
  }

  /** Percentiles in milliseconds. */
  synchronized Map<String, Object> figures() {
    long[] sorted = Arrays.copyOf(nanos, count);
    Arrays.sort(sorted);
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("count", count);
    if (count > 0) {
      figures.put("p50Ms", at(sorted, 0.50));
      figures.put("p95Ms", at(sorted, 0.95));
      figures.put("p99Ms", at(sorted, 0.99));
      figures.put("maxMs", at(sorted, 1));
    }
    return figures;
  }

  private static double at(long[] sorted, double share) {
    int place = (int) Math.ceil(share * sorted.length) - 1;
    return Math.round(sorted[Math.max(0, place)] / NANOS_A_MILLI * 100) / 100.0;
  }
}
