package io.bursar.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies: how long, of what kind, and what never becomes a request at all. */
class BodiesTest extends ApiTest {

  private static final String STRUCTURED = "application/cloudevents+json";
  private static final int LIMIT = 10 * 1024 * 1024;

  @Test
  void aBodyIsHandedOnInOnePieceAndUncopied() {
    assertThat(post("/events", world.acmeOperator, STRUCTURED, EVENT).statusCode()).isEqualTo(202);
    assertThat(collect.last().body()).isEqualTo(byte[].class);
    assertThat(collect.last().length()).isEqualTo(EVENT.length());
  }

  @Test
  void theLongestBodyIsTakenAndOneByteMoreIsNot() {
    assertThat(events(BodyPublishers.ofByteArray(new byte[LIMIT])).statusCode()).isEqualTo(202);
    assertProblem(events(BodyPublishers.ofByteArray(new byte[LIMIT + 1])), ApiCode.TOO_LARGE);
  }

  @Test
  void aBodyThatDoesNotSayHowLongItIsIsCutOffAtTheSameLength() {
    assertThat(events(chunked(LIMIT)).statusCode()).isEqualTo(202);
    assertThat(collect.last().length()).isEqualTo(LIMIT);
    assertProblem(events(chunked(LIMIT + 1)), ApiCode.TOO_LARGE);
  }

  @Test
  void aFileIsReadAsItComesWhateverItsLength() {
    int length = 5 * LIMIT;
    HttpResponse<String> answer =
        send(
            request("/api/v1/imports/imp-1/content", world.acmeOperator)
                .header("Content-Type", "text/csv")
                .PUT(chunked(length)));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    assertThat(collect.last().body()).isEqualTo(Body.class);
    assertThat(collect.last().length()).isEqualTo(length);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "application/x-java-serialized-object",
        "application/cloudevents",
        "*/*",
        "x"
      })
  void aMediaTypeThatTheContractDoesNotNameIsRefused(String type) {
    assertProblem(post("/events", world.acmeOperator, type, "a=b"), ApiCode.MEDIA_TYPE);
  }

  @Test
  void aBodyWithoutMediaTypeIsRefused() {
    assertProblem(
        send(request("/api/v1/events", world.acmeOperator).POST(BodyPublishers.ofString(EVENT))),
        ApiCode.MEDIA_TYPE);
  }

  @Test
  void anEncodedBodyIsRefused() {
    assertProblem(
        send(
            request("/api/v1/events", world.acmeOperator)
                .header("Content-Type", STRUCTURED)
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofString("\u001f\u008b"))),
        ApiCode.CONTENT_ENCODING);
  }

  @Test
  void aBodyThatNobodyAskedForIsLeftAside() {
    HttpResponse<String> answer =
        send(
            request("/api/v1/deliveries/d2.2.chat/resend", world.acmeOperator)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"CamelHttpUri\":\"x\"}")));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /api/v1/usage?node=[x] HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /api/v1/us\u0001age HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /api/v1/usage HTTP/1.1\r\n\r\n",
        "GET /api/v1/usage HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET /api/v1/usage HTTP/9.9\r\nHost: a\r\n\r\n",
        "POST /api/v1/events HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        "POST /api/v1/events HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd",
        "POST /api/v1/events HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: x\r\n\r\nabcd",
        "GET /api/v1/%c0%ae%c0%ae/usage HTTP/1.1\r\nHost: a\r\n\r\n",
        "\u0016\u0003\u0001\u0002\r\n\r\n",
        "hello\r\n\r\n"
      })
  void garbageIsAnsweredWithAnErrorThatSaysNothingOfTheInside(String garbage) throws IOException {
    String answer = raw(garbage);
    assertThat(answer).matches("(?s)HTTP/1\\.1 (400|401|404|501|505).*");
    assertThat(answer).doesNotContain("Exception").doesNotContain("Tomcat").doesNotContain("<html");
  }

  @ParameterizedTest
  @ValueSource(strings = {"node=%4", "node=%zz", "node=%", "%=x", "node=%C3%28", "node=%ED%A0%80"})
  void aQueryThatIsNoPercentEncodedTextIsRefused(String query) throws IOException {
    String answer =
        raw(
            "GET /api/v1/usage?"
                + query
                + " HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
                + world.viewer
                + "\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 400").contains(ApiCode.MALFORMED.code());
  }

  @Test
  void aCallerThatAsksBeforeItSendsIsToldNoAndSendsNothing() throws IOException {
    String head =
        "POST /api/v1/events HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer "
            + world.acmeOperator
            + "\r\nContent-Type: application/cloudevents+json\r\nExpect: 100-continue\r\n"
            + "Connection: close\r\nContent-Length: ";
    try (Socket socket = new Socket(java.net.InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(15_000);
      socket
          .getOutputStream()
          .write((head + "100000000\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1))
          .startsWith("HTTP/1.1 413")
          .contains(ApiCode.TOO_LARGE.code());
    }
    assertThat(raw(head + "2\r\n\r\n{}")).startsWith("HTTP/1.1 100").contains("HTTP/1.1 202");
  }

  @Test
  void tooManyAndTooLongHeadersAreRefused() throws IOException {
    String start = "GET /api/v1/usage HTTP/1.1\r\nHost: a\r\n";
    for (String headers : List.of("x: " + "y".repeat(20_000) + "\r\n", "x: y\r\n".repeat(100))) {
      assertThat(raw(start + headers + "\r\n")).matches("(?s)HTTP/1\\.1 (400|431).*");
    }
  }

  private HttpResponse<String> events(java.net.http.HttpRequest.BodyPublisher body) {
    return send(
        request("/api/v1/events", world.acmeOperator)
            .header("Content-Type", STRUCTURED)
            .POST(body));
  }

  private static java.net.http.HttpRequest.BodyPublisher chunked(int length) {
    return BodyPublishers.ofInputStream(() -> zeros(length));
  }

  private static InputStream zeros(int length) {
    return new ByteArrayInputStream(new byte[length]);
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(java.net.InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(15_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }
}
