package io.bursar.connectors;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.LongFunction;

/** A file of any size that is made while it is read. */
public final class MadeUpFile extends InputStream {
  private final LongFunction<String> rows;
  private final long count;
  private byte[] row;
  private int at;
  private long next;

  /**
   * Makes one.
   *
   * @param header with its line end
   * @param rows gives a row's text with its line end, from 0
   */
  public MadeUpFile(String header, long count, LongFunction<String> rows) {
    this.row = header.getBytes(StandardCharsets.UTF_8);
    this.count = count;
    this.rows = rows;
  }

  /** Rows of FOCUS, {@code bytes} long or a little longer each. */
  public static MadeUpFile focus(long count, int bytes) {
    String filler = "x".repeat(Math.max(0, bytes - 110));
    return new MadeUpFile(
        "BilledCost,BillingCurrency,ChargePeriodStart,ServiceName,SubAccountId,Tags,x_Filler\n",
        count,
        row ->
            row
                + ".00000000001,USD,2026-11-05T09:00:00Z,Compute,"
                + row % 100
                + ",\"{\"\"team\"\": \"\"t"
                + row % 50
                + "\"\"}\","
                + filler
                + "\n");
  }

  @Override
  public int read() throws IOException {
    return fill() ? row[at++] & 0xff : -1;
  }

  @Override
  public int read(byte[] to, int offset, int length) throws IOException {
    if (!fill()) {
      return -1;
    }
    int taken = Math.min(length, row.length - at);
    System.arraycopy(row, at, to, offset, taken);
    at += taken;
    return taken;
  }

  private boolean fill() {
    if (at == row.length && next < count) {
      row = rows.apply(next++).getBytes(StandardCharsets.UTF_8);
      at = 0;
    }
    return at < row.length;
  }
}
