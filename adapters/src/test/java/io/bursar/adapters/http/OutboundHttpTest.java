package io.bursar.adapters.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bursar.adapters.delivery.DeliveryCode;
import io.bursar.adapters.delivery.DeliveryFailure;
import io.bursar.adapters.testing.RawServer;
import io.bursar.adapters.testing.Receiver;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls against servers that behave, and against servers that do not. */
@Timeout(20)
class OutboundHttpTest {

  private static final Instant NOW = Instant.parse("2026-11-10T12:00:00Z");
  private static final String SECRET_PATH = "/services/s3cr3t";

  private final OutboundHttp http = http(Duration.ofSeconds(10));
  private final OutboundHttp hasty = http(Duration.ofSeconds(1));

  private Receiver receiver;

  @BeforeEach
  void open() {
    receiver = Receiver.start();
  }

  @AfterEach
  void close() {
    receiver.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 202, 204})
  void a2xxIsTaken(int status) throws DeliveryFailure {
    receiver.plan(status, Map.of());
    http.send(call(receiver.url(SECRET_PATH)));
    assertThat(receiver.calls())
        .singleElement()
        .satisfies(
            call -> {
              assertThat(call.method()).isEqualTo("POST");
              assertThat(call.body()).isEqualTo("{\"äö\":1}");
              assertThat(call.header("Content-Type")).isEqualTo("application/json");
            });
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 405, 410, 413, 415, 422, 451})
  void a4xxThatNeverGetsBetterIsLasting(int status) {
    receiver.plan(status, Map.of("Retry-After", "1"));
    DeliveryFailure failure = failure(receiver.url(SECRET_PATH));
    assertThat(failure.lasting()).isTrue();
    assertThat(failure).hasMessage("BUR-2203 HTTP " + status);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 502, 503, 504})
  void whatMayGetBetterIsPassing(int status) {
    receiver.plan(status, Map.of());
    DeliveryFailure failure = failure(receiver.url(SECRET_PATH));
    assertThat(failure.lasting()).isFalse();
    assertThat(failure.retryAfter()).isEmpty();
    assertThat(failure).hasMessage("BUR-2205 HTTP " + status);
  }

  @Test
  void retryAfterIsReadInSecondsAndAsADate() {
    receiver
        .plan(429, Map.of("Retry-After", "17"))
        .plan(503, Map.of("Retry-After", "Tue, 10 Nov 2026 12:00:42 GMT"));
    assertThat(failure(receiver.url("/")).retryAfter()).contains(Duration.ofSeconds(17));
    assertThat(failure(receiver.url("/")).retryAfter()).contains(Duration.ofSeconds(42));
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void aRedirectIsNeverFollowed(int status) {
    try (Receiver elsewhere = Receiver.start()) {
      receiver.plan(status, Map.of("Location", elsewhere.url(SECRET_PATH)));
      DeliveryFailure failure = failure(receiver.url("/"));
      assertThat(failure.code()).isEqualTo(DeliveryCode.REDIRECTED);
      assertThat(failure.lasting()).isTrue();
      assertThat(elsewhere.calls()).isEmpty();
    }
  }

  @Test
  void theSharedClientFollowsNoRedirectEither() {
    try (Receiver elsewhere = Receiver.start()) {
      receiver.plan(307, Map.of("Location", elsewhere.url(SECRET_PATH)));
      assertThatThrownBy(() -> OutboundHttp.shared().send(call(receiver.url("/"))))
          .hasMessageStartingWith("BUR-2204");
      assertThat(elsewhere.calls()).isEmpty();
    }
  }

  @Test
  void aTargetThatNeverAnswersIsLeftInTime() {
    try (RawServer hangs = new RawServer(out -> Thread.sleep(60_000))) {
      long begin = System.nanoTime();
      assertThat(failure(hasty, hangs.url()).code()).isEqualTo(DeliveryCode.TIMED_OUT);
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(5));
    }
  }

  @Test
  void aTargetThatDripsItsHeadIsLeftInTime() {
    RawServer.Behaviour drips =
        out -> {
          for (byte one :
              "HTTP/1.1 200 OK\r\nX-Slow: ".repeat(100).getBytes(StandardCharsets.UTF_8)) {
            out.write(one);
            out.flush();
            Thread.sleep(50);
          }
        };
    try (RawServer server = new RawServer(drips)) {
      assertThat(failure(hasty, server.url()).code()).isEqualTo(DeliveryCode.TIMED_OUT);
    }
  }

  @Test
  void theStatusCountsWhenTheBodyNeverEnds() throws DeliveryFailure {
    RawServer.Behaviour endless =
        out -> {
          out.write(
              "HTTP/1.1 200 OK\r\nContent-Length: 99999\r\n\r\nok"
                  .getBytes(StandardCharsets.UTF_8));
          out.flush();
          Thread.sleep(60_000);
        };
    try (RawServer server = new RawServer(endless)) {
      hasty.send(call(server.url()));
    }
  }

  @Test
  void ofABodyOf10MegabytesLittleIsRead() throws DeliveryFailure {
    AtomicLong written = new AtomicLong();
    byte[] chunk = new byte[64 * 1024];
    long size = 10L * 1024 * 1024;
    RawServer.Behaviour large =
        out -> {
          out.write(
              ("HTTP/1.1 200 OK\r\nContent-Length: " + size + "\r\n\r\n")
                  .getBytes(StandardCharsets.UTF_8));
          for (long sent = 0; sent < size; sent += chunk.length) {
            out.write(chunk);
            written.set(sent);
          }
        };
    try (RawServer server = new RawServer(large)) {
      http.send(call(server.url()));
    }
    // What the sockets' buffers swallow is not read by us; it is still far from all.
    assertThat(written.get()).isLessThan(size - chunk.length);
  }

  @Test
  void noOneThereIsPassing() {
    String url = receiver.url(SECRET_PATH);
    receiver.close();
    DeliveryFailure failure = failure(url);
    assertThat(failure.code()).isEqualTo(DeliveryCode.UNREACHABLE);
    assertThat(failure.lasting()).isFalse();
    assertThat(failure.getMessage()).doesNotContain("s3cr3t").doesNotContain("127.0.0.1");
  }

  @Test
  void aConnectionThatBreaksOffIsPassing() {
    try (RawServer breaks =
        new RawServer(out -> out.write("HTT".getBytes(StandardCharsets.UTF_8)))) {
      assertThat(failure(breaks.url()).code()).isEqualTo(DeliveryCode.UNREACHABLE);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://host/s3cr3t",
        "file:///etc/s3cr3t",
        "jar:http://host/s3cr3t!/",
        "gopher://host/s3cr3t",
        "http:///s3cr3t",
        "s3cr3t",
        "http://user:s3cr3t@host/",
        "ht tp://s3cr3t",
        ""
      })
  void anAddressThatIsNotHttpIsRefusedWithoutBeingRepeated(String address) {
    DeliveryFailure failure = failure(address);
    assertThat(failure.code()).isEqualTo(DeliveryCode.ADDRESS);
    assertThat(failure.lasting()).isTrue();
    assertThat(failure.toString()).doesNotContain("s3cr3t");
  }

  @Test
  void aCallDoesNotShowWhatIsSecret() {
    assertThat(call("http://host/s3cr3t").toString()).isEqualTo("OutboundCall[POST]");
  }

  @Test
  void retryAfterThatSaysNothingIsIgnored() {
    for (String nonsense : new String[] {"", "soon", "-5", "99999999999", "1.5", "Tue, 40 Nov"}) {
      assertThat(RetryAfter.parse(nonsense, NOW)).as(nonsense).isEmpty();
    }
    assertThat(RetryAfter.parse("Tue, 10 Nov 2026 11:00:00 GMT", NOW))
        .isEqualTo(Optional.of(Duration.ZERO));
    assertThat(RetryAfter.parse(" 3 ", NOW)).isEqualTo(Optional.of(Duration.ofSeconds(3)));
  }

  private static OutboundHttp http(Duration longest) {
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(longest)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
    return new OutboundHttp(client, longest, Clock.fixed(NOW, ZoneOffset.UTC));
  }

  private DeliveryFailure failure(String address) {
    return failure(http, address);
  }

  private static DeliveryFailure failure(OutboundHttp through, String address) {
    return catchThrowableOfType(DeliveryFailure.class, () -> through.send(call(address)));
  }

  private static OutboundCall call(String address) {
    return new OutboundCall(
        "POST",
        address,
        Map.of("Content-Type", "application/json"),
        "{\"äö\":1}".getBytes(StandardCharsets.UTF_8));
  }
}
