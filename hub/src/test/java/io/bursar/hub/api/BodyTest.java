package io.bursar.hub.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class BodyTest {

  private static final long SECOND = 1_000_000_000L;

  private final AtomicLong time = new AtomicLong();

  @Test
  void aSenderOfAByteNowAndThenIsCutOff() {
    Body body = new Body(drip(1, 9 * SECOND), Long.MAX_VALUE, time::get);
    assertThatThrownBy(body::readAllBytes).isInstanceOf(Body.TooSlow.class);
    assertThat(time.get()).isLessThan(30 * SECOND);
  }

  @Test
  void aSenderThatStallsIsCutOffWhenTheSocketSaysSo() {
    InputStream stalled =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new SocketTimeoutException();
          }

          @Override
          public int read(byte[] target, int offset, int length) throws IOException {
            throw new SocketTimeoutException();
          }
        };
    assertThatThrownBy(new Body(stalled, 10, time::get)::readAllBytes)
        .isInstanceOf(Body.TooSlow.class);
  }

  @Test
  void aSlowLineIsNoSlowSender() throws IOException {
    Body body = new Body(drip(8192, SECOND), Long.MAX_VALUE, time::get);
    assertThat(body.readNBytes(1 << 20)).hasSize(1 << 20);
  }

  @Test
  void theLimitIsTheLastByteThatIsRead() throws IOException {
    InputStream five = new ByteArrayInputStream(new byte[5]);
    assertThat(new Body(five, 5, time::get).readAllBytes()).hasSize(5);
    assertThatThrownBy(
            () -> new Body(new ByteArrayInputStream(new byte[6]), 5, time::get).readAllBytes())
        .isInstanceOf(Refusal.class)
        .hasMessageContaining("at most 5");
  }

  private InputStream drip(int bytes, long nanos) {
    return new InputStream() {
      @Override
      public int read() {
        throw new UnsupportedOperationException();
      }

      @Override
      public int read(byte[] target, int offset, int length) {
        time.addAndGet(nanos);
        return Math.min(bytes, length);
      }
    };
  }
}
