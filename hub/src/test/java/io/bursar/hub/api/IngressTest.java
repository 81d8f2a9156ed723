package io.bursar.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What comes in is what the contract names; what goes out is what we say. */
class IngressTest extends ApiTest {

  /** What our own consumer sets to let Camel find the operation. */
  private static final List<String> OURS = List.of("CamelHttpMethod", "CamelHttpPath");

  @Autowired private CamelContext camel;

  /** It would refuse by media types of the whole contract, in Camel's words. */
  @Test
  void springChecksNothingThatTheDoorHasChecked() {
    assertThat(
            camel
                .getComponent("platform-http", PlatformHttpComponent.class)
                .isServerRequestValidation())
        .isFalse();
  }

  @Test
  void noHeaderButThoseOfTheContractReachesARoute() {
    send(
        request("/api/v1/events", world.acmeOperator)
            .header("Content-Type", "application/json; charset=UTF-8")
            .header("ce-id", "7")
            .header("Ce-Source", "shop")
            .header("ce-unknown", "x")
            .header("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
            .header("CamelHttpResponseCode", "418")
            .header("CAMELHTTPURI", "http://evil/")
            .header("camelFileName", "/etc/passwd")
            .header("cAmElBeanMethodName", "close")
            .header("org.apache.camel.foo", "x")
            .header("kafka.KEY", "globex")
            .header("X-List", "[a, b]")
            .header("Location", "http://evil/")
            .header("Cookie", "a=b")
            .POST(BodyPublishers.ofString("{}")));
    Map<String, Object> headers = collect.last().headers();
    assertThat(headers)
        .containsEntry("Content-Type", "application/json; charset=UTF-8")
        .containsEntry("ce-id", "7")
        .containsEntry("ce-source", "shop")
        .containsKey("traceparent")
        .containsEntry("CamelHttpMethod", "POST")
        .containsEntry("CamelHttpPath", "/api/v1/events");
    assertThat(headers.keySet())
        .filteredOn(name -> !OURS.contains(name))
        .containsExactlyInAnyOrder("Content-Type", "ce-id", "ce-source", "traceparent");
  }

  @ParameterizedTest
  @MethodSource
  void aCamelHeaderInAnyCaseIsLeftOutside(String prefix) {
    for (String name : List.of("HttpPath", "HttpMethod", "FileName", "ToEndpoint", "-x", ".x")) {
      HttpResponse<String> answer =
          send(request("/api/v1/imports/imp-1", world.acmeViewer).header(prefix + name, "/evil"));
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(collect.last().headers().toString()).doesNotContain("/evil");
    }
  }

  @ParameterizedTest
  @MethodSource("aCamelHeaderInAnyCaseIsLeftOutside")
  void soItIsByEveryWrite(String prefix) {
    for (String name : List.of("HttpPath", "HttpMethod", "FileName", "ToEndpoint", "-x", ".x")) {
      assertLeftOutside(
          202,
          request("/api/v1/events", world.acmeOperator)
              .header("Content-Type", "application/cloudevents+json")
              .header(prefix + name, "/evil")
              .POST(BodyPublishers.ofString(EVENT)));
      assertLeftOutside(
          201,
          request("/api/v1/imports", world.acmeOperator)
              .header("Content-Type", "application/json")
              .header(prefix + name, "/evil")
              .POST(BodyPublishers.ofString("{}")));
      assertLeftOutside(
          202,
          request("/api/v1/imports/imp-1/content", world.acmeOperator)
              .header("Content-Type", "text/csv")
              .header(prefix + name, "/evil")
              .PUT(BodyPublishers.ofString("a,b")));
    }
  }

  private void assertLeftOutside(int status, HttpRequest.Builder request) {
    HttpResponse<String> answer = send(request);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(collect.last().headers().toString()).doesNotContain("/evil");
  }

  /** All 32 of them. */
  static Stream<String> aCamelHeaderInAnyCaseIsLeftOutside() {
    return IntStream.range(0, 32)
        .mapToObj(
            bits -> {
              StringBuilder name = new StringBuilder("camel");
              for (int i = 0; i < name.length(); i++) {
                if ((bits >> i & 1) == 1) {
                  name.setCharAt(i, Character.toUpperCase(name.charAt(i)));
                }
              }
              return name.toString();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CamelHttpResponseCode=418",
        "camelhttppath=/x",
        "tenant=acme&tenant=globex",
        "nodes=x",
        "limit=0",
        "limit=1001",
        "limit=1e2",
        "limit=99999999999999999999",
        "limit=",
        "subtree=yes",
        "tenant=",
        "node=%00",
        "node=a%0d%0ab",
        "node=%ff",
        "period=2026-11;drop",
        "cursor=%3D",
        "cursor=AAAA",
        "cursor=YWNtZQo",
        "=x",
        "tenant"
      })
  void aParameterThatTheContractDoesNotNameIsRefused(String query) {
    HttpResponse<String> answer = get("/usage?" + query, world.viewer);
    if (query.equals("cursor=YWNtZQo")) {
      assertThat(answer.statusCode()).as("the one well-formed cursor here").isEqualTo(200);
      return;
    }
    assertThat(answer.statusCode()).as(query + " " + answer.body()).isEqualTo(400);
    assertThat(json(answer).get("code").asText()).startsWith("BUR-20");
    assertThat(answer.body()).doesNotContain("\\r").doesNotContain("\\u0000");
  }

  @Test
  void onlyOurHeadersGoOut() {
    HttpResponse<String> answer =
        send(
            request("/api/v1/imports", world.acmeOperator)
                .header("Content-Type", "application/json")
                .header("X-Request-Id", "7")
                .header("ce-id", "8")
                .POST(BodyPublishers.ofString("{}")));
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().map().keySet())
        .map(name -> name.toLowerCase(Locale.ROOT))
        .containsExactlyInAnyOrder(
            "cache-control",
            "content-length",
            "content-type",
            "date",
            "location",
            "x-content-type-options");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/v1/usage/",
        "/api/v1//usage",
        "/api/v1/./usage",
        "/api/v1/x/../usage",
        "/api/v1/usage;x=y",
        "/api/v1/%75sage",
        "/API/v1/usage",
        "/api/v1",
        "/api/v1/",
        "/ready/../api/v1/usage",
        "/ready;/x",
        "/health/db/../../ready",
        "/api/v1/imports/a%2Fb",
        "/api/v1/imports/"
      })
  void aPathThatIsNotWrittenPlainlyLeadsNowhere(String path) {
    HttpResponse<String> answer = send(request(path, world.viewer));
    assertThat(answer.statusCode()).as(path + " " + answer.body()).isIn(400, 404);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    HttpResponse<String> anybody = send(request(path));
    assertThat(anybody.statusCode()).as(path).isIn(400, 401, 404);
  }

  @Test
  void aMethodThatIsNotThereIsAnsweredWithThoseThatAre() {
    HttpResponse<String> answer = send(request("/api/v1/usage", world.viewer).DELETE());
    assertProblem(answer, ApiCode.METHOD);
    assertThat(answer.headers().firstValue("Allow")).contains("GET");
    for (String method : List.of("HEAD", "OPTIONS", "PATCH", "PROPFIND")) {
      HttpResponse<String> other =
          send(request("/api/v1/usage", world.viewer).method(method, BodyPublishers.noBody()));
      assertThat(other.statusCode()).as(method).isIn(405, 501);
    }
  }

  @Test
  void anAnswerThatNobodyAcceptsIsNotGiven() {
    for (String accept : List.of("text/html", "application/xml, text/*", "application/json;q=0")) {
      assertProblem(
          send(request("/api/v1/usage", world.viewer).header("Accept", accept)),
          ApiCode.NOT_ACCEPTABLE);
    }
    for (String accept : List.of("*/*", "application/*", "text/html, application/json;q=0.1")) {
      assertThat(send(request("/api/v1/usage", world.viewer).header("Accept", accept)).statusCode())
          .as(accept)
          .isEqualTo(200);
    }
  }

  @Test
  void anIdOfAnotherFormIsRefusedBeforeAnyRoute() {
    assertProblem(get("/imports/" + "a".repeat(101), world.viewer), ApiCode.PARAMETER_INVALID);
    assertProblem(get("/imports/a:b", world.viewer), ApiCode.PARAMETER_INVALID);
  }
}
