package io.bursar.hub.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.function.LongSupplier;

/**
 * The body of a request as it comes in: at most so long, and not slower than somebody who means it.
 * A sender of one byte a second would otherwise hold a thread for as long as it likes.
 */
final class Body extends InputStream {

  /** Nobody is judged before this. */
  private static final long GRACE_NANOS = 10_000_000_000L;

  /** Slower than the slowest line in use. */
  private static final long LEAST_BYTES_A_SECOND = 4096;

  private static final long DRAIN_NANOS = 2_000_000_000L;
  private static final long DRAIN_BYTES = 1 << 24;

  /** Attribute of a request whose body was asked for. */
  private static final String ASKED = Body.class.getName() + ".asked";

  private final InputStream in;
  private final long maxBytes;
  private final LongSupplier nanoTime;
  private final long start;
  private long count;

  /**
   * @param maxBytes longest body; {@link Long#MAX_VALUE} for any
   * @param nanoTime {@link System#nanoTime()} outside of tests
   */
  Body(InputStream in, long maxBytes, LongSupplier nanoTime) {
    this.in = in;
    this.maxBytes = maxBytes;
    this.nanoTime = nanoTime;
    this.start = nanoTime.getAsLong();
  }

  /**
   * The whole body.
   *
   * @param length what Content-Length says; negative when it says nothing
   */
  static byte[] whole(HttpServletRequest request, long maxBytes) throws IOException {
    long length = request.getContentLengthLong();
    try (Body body = new Body(request.getInputStream(), maxBytes, System::nanoTime)) {
      return length >= 0 && length <= maxBytes
          ? body.readNBytes(Math.toIntExact(length))
          : body.readAllBytes();
    } catch (TooSlow e) {
      throw new Refusal(ApiCode.TOO_SLOW, e.getMessage());
    }
  }

  static Refusal tooLarge(long length, long maxBytes) {
    return new Refusal(
        ApiCode.TOO_LARGE, "the body has " + length + " bytes or more, at most " + maxBytes);
  }

  /** To be called before the body is read: from then on the caller sends. */
  static void asked(HttpServletRequest request) {
    request.setAttribute(ASKED, true);
  }

  /**
   * Reads what a refused caller still sends, for a moment: a caller that is cut off while sending
   * sees a broken connection instead of the reason. One that waits to be asked is not: reading
   * would ask it.
   */
  static void drain(HttpServletRequest request) {
    if (request.getContentLengthLong() <= 0 && request.getHeader("Transfer-Encoding") == null) {
      return;
    }
    if ("100-continue".equalsIgnoreCase(request.getHeader("Expect"))
        && request.getAttribute(ASKED) == null) {
      return;
    }
    long end = System.nanoTime() + DRAIN_NANOS;
    byte[] buffer = new byte[1 << 13];
    long drained = 0;
    try {
      InputStream in = request.getInputStream();
      int read = 0;
      while (read >= 0 && drained < DRAIN_BYTES && System.nanoTime() < end) {
        read = in.read(buffer);
        drained += read;
      }
    } catch (IOException | IllegalStateException gone) {
      // Then there is nobody to be polite to.
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int read;
    try {
      read = in.read(target, offset, length);
    } catch (SocketTimeoutException e) {
      throw tooSlow();
    }
    if (read > 0) {
      count += read;
      if (count > maxBytes) {
        throw tooLarge(count, maxBytes);
      }
      long sinceGrace = nanoTime.getAsLong() - start - GRACE_NANOS;
      if (sinceGrace > 0 && count < sinceGrace / 1_000_000_000.0 * LEAST_BYTES_A_SECOND) {
        throw tooSlow();
      }
    }
    return read;
  }

  private TooSlow tooSlow() {
    return new TooSlow("after " + count + " bytes the body came too slowly");
  }

  /** For who reads a stream, a sender that stalls is a stream that broke. */
  static final class TooSlow extends IOException {
    private static final long serialVersionUID = 1L;

    TooSlow(String what) {
      super(what);
    }
  }
}
