package io.bursar.routes.windows;

import io.bursar.routes.bus.WindowEvent;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * What a window adds up to, as the store keeps it: one line of text. It is written for each node
 * that a charge counts at, so its names stay in the key, where they are anyhow.
 */
record WindowSum(BigDecimal spent, long charges, long offset) {

  private static final WindowSum NOTHING = new WindowSum(BigDecimal.ZERO, 0, -1);

  static WindowSum of(WindowEvent window) {
    return new WindowSum(window.spent(), window.charges(), window.offset());
  }

  /** Reads what {@link #bytes} wrote; null, as a store says it, is a window without charges. */
  static WindowSum of(byte[] stored) {
    if (stored == null) {
      return NOTHING;
    }
    String[] words = new String(stored, StandardCharsets.US_ASCII).split(" ", -1);
    return new WindowSum(
        new BigDecimal(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]));
  }

  byte[] bytes() {
    return (spent + " " + charges + " " + offset).getBytes(StandardCharsets.US_ASCII);
  }

  WindowEvent of(String tenant, String node, Instant start) {
    return new WindowEvent(tenant, node, start, spent, charges, offset);
  }
}
