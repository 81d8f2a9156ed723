package io.bursar.routes.collect;

import static io.bursar.routes.collect.DoorProbe.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.routes.collect.DoorProbe.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.Exchange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What is no event at all, in each of the three modes: told with a code and a place, and kept out.
 */
class MalformedEventsTest {

  private static final String DATA = "{\"day\":\"2026-11-05\",\"amount\":%s,\"currency\":\"CNY\"}";

  /** How an event comes; the place is that of {@code data} in what is sent. */
  enum Mode {
    STRUCTURED("application/cloudevents+json"),
    BATCH("application/cloudevents-batch+json"),
    BINARY("application/json");

    private final String contentType;

    Mode(String contentType) {
      this.contentType = contentType;
    }

    String body(String data) {
      String event =
          "{\"specversion\":\"1.0\",\"id\":\"a1\",\"source\":\"/erp\",\"type\":\"io.bursar.charge\","
              + "\"data\":"
              + data
              + "}";
      return switch (this) {
        case STRUCTURED -> event;
        case BATCH -> "[" + event + "]";
        case BINARY -> data;
      };
    }

    Map<String, Object> headers() {
      Map<String, Object> headers = new HashMap<>(Map.of("Content-Type", contentType));
      if (this == BINARY) {
        headers.putAll(
            Map.of(
                "ce-specversion", "1.0",
                "ce-id", "a1",
                "ce-source", "/erp",
                "ce-type", "io.bursar.charge"));
      }
      return headers;
    }
  }

  private final DoorProbe door = new DoorProbe();

  @ParameterizedTest
  @EnumSource
  void aGoodOneIsTaken(Mode mode) {
    assertThat(post(mode, bytes(mode.body(DATA.formatted("1")))).status()).isEqualTo(202);
  }

  @ParameterizedTest
  @EnumSource
  void truncatedGzip(Mode mode) throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes(mode.body(DATA.formatted("1"))));
    }
    byte[] torn = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
    assertRefused(post(mode, torn), 415, "BUR-1002", "this is gzip");
  }

  @ParameterizedTest
  @EnumSource
  void nul(Mode mode) {
    String body = mode.body(DATA.formatted("\"1\0\""));
    assertRefused(post(mode, bytes(body)), 400, "BUR-1003", "(line 1, column ");
    assertRefused(post(mode, new byte[1_000_000]), 415, "BUR-1002", "UTF-8");
    Answer escaped = post(mode, bytes(mode.body(DATA.formatted("\"1\\u0000\""))));
    assertRefused(escaped, 400, "BUR-1025", "amount is '1\uFFFD'");
  }

  @ParameterizedTest
  @EnumSource
  void anotherCharset(Mode mode) {
    String body = mode.body(DATA.formatted("1").replace("CNY", "é"));
    assertRefused(
        post(mode, body.getBytes(StandardCharsets.ISO_8859_1)),
        400,
        "BUR-1003",
        "(line 1, column ");
    for (String charset : List.of("UTF-16", "UTF-16LE", "UTF-32BE")) {
      assertRefused(
          post(mode, body.getBytes(Charset.forName(charset))), 415, "BUR-1002", "sent as UTF-8");
    }
  }

  @ParameterizedTest
  @EnumSource
  void aNumberOfAMillionDigits(Mode mode) {
    String digits = "9".repeat(1_000_000);
    for (String amount : List.of(digits, "\"" + digits + "\"", "-0." + digits, "1e" + digits)) {
      Answer answer = post(mode, bytes(mode.body(DATA.formatted(amount))));
      assertRefused(answer, 400, "BUR-1006", "bytes, at most 262144");
      assertThat(answer.json().findValuesAsText("code")).contains("BUR-1025");
      assertThat(answer.json().findValuesAsText("field")).contains("data.amount");
    }
  }

  @ParameterizedTest
  @EnumSource
  void jsonOfTenThousandLevels(Mode mode) {
    for (String deep :
        List.of(
            "[".repeat(10_000) + "]".repeat(10_000),
            "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000),
            "{\"tags\":" + "{\"a\":".repeat(10_000),
            "{\"other\":" + "[".repeat(10_000))) {
      assertRefused(post(mode, bytes(mode.body(deep))), 400, "BUR-1004", "(line 1, column ");
    }
    assertRefused(post(mode, bytes("[".repeat(10_000))), 400, "BUR-1004", "(line 1, column ");
  }

  @ParameterizedTest
  @EnumSource
  void aLineWithoutEnd(Mode mode) {
    byte[] line = new byte[11 * 1024 * 1024];
    Arrays.fill(line, (byte) 'x');
    assertRefused(post(mode, line), 413, "BUR-1000", "at most 10485760 bytes");
  }

  @ParameterizedTest
  @EnumSource
  void camelHeadersInEveryCase(Mode mode) {
    Map<String, Object> headers = mode.headers();
    for (int bits = 0; bits < 32; bits++) {
      headers.put(camel(bits) + "KafkaTopic", "evil");
      headers.put(camel(bits) + "HttpResponseCode", "299");
    }
    Answer answer = door.post(headers, bytes(mode.body(DATA.formatted("1"))));
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.headers())
        .containsOnlyKeys(Exchange.HTTP_RESPONSE_CODE, Exchange.CONTENT_TYPE);
  }

  /** One of the 32 ways to write "camel". */
  private static String camel(int bits) {
    StringBuilder name = new StringBuilder("camel");
    for (int i = 0; i < name.length(); i++) {
      if ((bits >> i & 1) == 1) {
        name.setCharAt(i, Character.toUpperCase(name.charAt(i)));
      }
    }
    return name.toString();
  }

  private static void assertRefused(Answer answer, int status, String code, String reason) {
    assertThat(answer.status()).as("%s", answer.json()).isEqualTo(status);
    assertThat(answer.records()).isEmpty();
    assertThat(answer.json().findValuesAsText("code")).contains(code);
    assertThat(answer.json().toString()).contains(reason).hasSizeLessThan(4_000);
  }

  private Answer post(Mode mode, byte[] body) {
    return door.post(mode.headers(), body);
  }
}
