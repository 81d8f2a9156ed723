package io.bursar.routes.collect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.StageMeter;
import io.bursar.routes.bus.StageName;
import io.bursar.routes.bus.Term;
import io.bursar.routes.bus.Traces;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventDoorTest {

  private static final String STRUCTURED = "application/cloudevents+json";
  private static final String BATCH = "application/cloudevents-batch+json; charset=utf-8";

  private final EventDoor door =
      new EventDoor(
          new StageMeter(
              new SimpleMeterRegistry(), StageName.of("collect"), Term.COLLECTED, Term.REFUSED),
          new Traces(OpenTelemetry.noop().getTracer("test")),
          System::nanoTime);

  @Test
  void understandsACharge() {
    Answer answer =
        post(
            STRUCTURED,
            event(
                "\"time\":\"2026-11-05T09:00:00+08:00\",\"amount\":-10.00000000001,"
                    + "\"effective\":\"3e-7\",\"currency\":\"CNY\",\"node\":\"ads/search\","
                    + "\"service\":\"Search\",\"account\":123456789012,\"version\":2,"
                    + "\"tags\":{\"team\":\"a\",\"n\":5,\"none\":null},"
                    + "\"focus\":{\"RegionId\":\"eu\"}"));

    assertThat(answer.status).isEqualTo(202);
    assertThat(answer.json.toString())
        .isEqualTo(
            "{\"accepted\":1,\"rejected\":0,\"events\":[{\"id\":\"a1\",\"status\":\"accepted\"}]}");
    BusRecord record = answer.records.get(0);
    assertThat(record.key()).isEqualTo("acme|/erp|a1");
    assertThat(record.type()).isEqualTo("io.bursar.collected.charge.v1");
    JsonNode value = json(record.value());
    assertThat(value.get("billed").asText()).isEqualTo("-10.00000000001");
    assertThat(value.get("effective").asText()).isEqualTo("0.0000003");
    assertThat(value.get("when").asText()).isEqualTo("2026-11-05T01:00:00Z");
    assertThat(value.get("version").asLong()).isEqualTo(2);
    assertThat(value.get("node").asText()).isEqualTo("ads/search");
    assertThat(value.get("tags").toString()).isEqualTo("{\"team\":\"a\",\"n\":\"5\"}");
    assertThat(value.at("/focus/ServiceName").asText()).isEqualTo("Search");
    assertThat(value.at("/focus/SubAccountId").asText()).isEqualTo("123456789012");
    assertThat(value.at("/focus/RegionId").asText()).isEqualTo("eu");
  }

  @Test
  void understandsAMetricOnADay() {
    String metric =
        """
        {"data":{"metric":"clicks","quantity":"1000","day":"2026-11-05"},
         "specversion":"1.0","id":"m1","source":"/ads","type":"io.bursar.metric",
         "traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}
        """;

    Answer answer = post(STRUCTURED, metric);

    assertThat(answer.status).isEqualTo(202);
    assertThat(answer.records.get(0).type()).isEqualTo("io.bursar.collected.metric.v1");
    assertThat(answer.records.get(0).traceparent()).get().asString().startsWith("00-0af7");
    assertThat(json(answer.records.get(0).value()).get("when").asText()).isEqualTo("2026-11-05");
  }

  @Test
  void takesTheTimeOfTheEventWhenDataHasNone() {
    String event =
        event("\"amount\":1,\"currency\":\"CNY\"")
            .replace("\"specversion\"", "\"time\":\"2026-11-05T09:00:00Z\",\"specversion\"");

    assertThat(json(post(STRUCTURED, event).records.get(0).value()).get("when").asText())
        .isEqualTo("2026-11-05T09:00:00Z");
  }

  @Test
  void understandsBinaryMode() {
    Answer answer =
        post(
            Map.of(
                "content-type", "application/json",
                "CE-SpecVersion", "1.0",
                "ce-id", "Euro%20%E2%82%AC",
                "ce-source", "/erp",
                "ce-type", "io.bursar.charge"),
            "{\"day\":\"2026-11-05\",\"amount\":1,\"currency\":\"CNY\"}");

    assertThat(answer.status).isEqualTo(202);
    assertThat(answer.records.get(0).key()).isEqualTo("acme|/erp|Euro €");
  }

  @Test
  void understandsDataInBase64() {
    String data = "{\"day\":\"2026-11-05\",\"amount\":1,\"currency\":\"CNY\"}";
    String encoded = Base64.getEncoder().encodeToString(data.getBytes(StandardCharsets.UTF_8));
    String event =
        "{\"specversion\":\"1.0\",\"id\":\"a\",\"source\":\"s\",\"type\":\"io.bursar.charge\","
            + "\"data_base64\":\""
            + encoded
            + "\"}";

    assertThat(post(STRUCTURED, event).status).isEqualTo(202);
  }

  @Test
  void answersABatchPerEvent() {
    String good = event("\"day\":\"2026-11-05\",\"amount\":\"1\",\"currency\":\"CNY\"");
    String bad = event("\"day\":\"2026-11-31\",\"amount\":\"1,5\",\"curency\":\"CNY\"");

    Answer answer = post(BATCH, "[" + good + "," + bad + ",7]");

    assertThat(answer.status).isEqualTo(207);
    assertThat(answer.records).hasSize(1);
    assertThat(answer.json.get("accepted").asInt()).isEqualTo(1);
    assertThat(answer.json.get("rejected").asInt()).isEqualTo(2);
    assertThat(answer.json.at("/events/0/status").asText()).isEqualTo("accepted");
    JsonNode refused = answer.json.at("/events/1");
    assertThat(refused.get("status").asText()).isEqualTo("rejected");
    assertThat(refused.get("id").asText()).isEqualTo("a1");
    assertThat(refused.get("field").asText()).isEqualTo("data.amount");
    assertThat(refused.get("further").findValuesAsText("field"))
        .containsExactly("data.currency", "data.day", "data.curency");
    assertThat(answer.json.at("/events/2/code").asText()).isEqualTo("BUR-1007");
  }

  @Test
  void answersAProblemWhenNothingIsAccepted() {
    Answer answer = post(STRUCTURED, event("\"day\":\"2026-11-05\",\"currency\":\"CNY\""));

    assertThat(answer.status).isEqualTo(400);
    assertThat(answer.contentType).isEqualTo("application/problem+json");
    assertThat(answer.json.get("code").asText()).isEqualTo("BUR-1021");
    assertThat(answer.json.get("detail").asText()).isEqualTo("data has no amount");
    assertThat(answer.json.at("/events/0/field").asText()).isEqualTo("data.amount");
  }

  @ParameterizedTest
  @CsvSource({
    "acme|other, other, 202",
    "acme|default, '', 202",
    "acme|other, '', 400",
    "acme, other, 403"
  })
  void findsTheTenantAmongThoseOfTheWriter(String tenants, String named, int status) {
    String event = event("\"day\":\"2026-11-05\",\"amount\":1,\"currency\":\"CNY\"");
    if (!named.isEmpty()) {
      event = event.replace("\"specversion\"", "\"tenant\":\"" + named + "\",\"specversion\"");
    }
    Writer writer = new Writer("ann", List.of(tenants.split("\\|")));

    assertThat(post(writer, Map.of("Content-Type", STRUCTURED), bytes(event)).status)
        .isEqualTo(status);
  }

  @Test
  void refusesARequestWithoutWriter() {
    assertThat(post(null, Map.of("Content-Type", STRUCTURED), bytes("{}")).status).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"amount\":\"1,5\"",
        "\"amount\":\"\"",
        "\"amount\":\"NaN\"",
        "\"amount\":true",
        "\"amount\":\"0x10\"",
        "\"amount\":\"\u0661\"",
        "\"amount\":1e41",
        "\"amount\":1e999999999",
        "\"amount\":1e99999999999999999999",
        "\"amount\":1e-41",
        "\"amount\":{\"value\":1}",
        "\"amount\":1,\"amount\":2",
        "\"amount\":1,\"effective\":\"x\"",
        "\"amount\":1,\"effectve\":1",
        "\"amount\":1,\"currency\":\"usd\"",
        "\"amount\":1,\"version\":0",
        "\"amount\":1,\"version\":1.5",
        "\"amount\":1,\"time\":\"2026-11-05T09:00:00Z\"",
        "\"amount\":1,\"category\":\"ads\"",
        "\"amount\":1,\"service\":\"a\",\"focus\":{\"ServiceName\":\"b\"}",
        "\"amount\":1,\"description\":\"a\\u0000b\"",
        "\"amount\":1,\"tags\":{\"a\\u0000\":\"b\"}",
        "\"amount\":1,\"tags\":{\"a\":\"\\ud800\"}",
        "\"amount\":1,\"tags\":[\"a\"]",
        "\"amount\":1,\"tags\":{\"a\":{\"b\":\"c\"}}"
      })
  void refusesWhatCannotBeRight(String fields) {
    String currency = fields.contains("currency") ? "" : ",\"currency\":\"CNY\"";

    Answer answer = post(STRUCTURED, event("\"day\":\"2026-11-05\"," + fields + currency));

    assertThat(answer.status).isEqualTo(400);
    assertThat(answer.records).isEmpty();
    assertThat(answer.json.at("/events/0/reason").asText()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "text/csv; {}; 415; BUR-1001",
        "application/json; {}; 415; BUR-1001",
        "application/cloudevents+json; ; 400; BUR-1007",
        "application/cloudevents+json; {\"a\":; 400; BUR-1003",
        "application/cloudevents+json; {} {}; 400; BUR-1003",
        "application/cloudevents-batch+json; {}; 400; BUR-1007",
        "application/cloudevents-batch+json; [{]; 400; BUR-1003",
      })
  void refusesWhatIsNoEvent(String contentType, String body, int status, String code) {
    Answer answer = post(contentType, body == null ? "" : body);

    assertThat(answer.status).isEqualTo(status);
    assertThat(answer.json.get("code").asText()).isEqualTo(code);
    assertThat(answer.records).isEmpty();
  }

  @Test
  void refusesOtherCharsets() {
    String event = event("\"day\":\"2026-11-05\",\"amount\":1,\"currency\":\"CNY\",\"node\":\"é\"");

    assertThat(post(STRUCTURED + "; charset=iso-8859-1", event).status).isEqualTo(415);
    for (var charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)) {
      assertThat(post(writer(), type(STRUCTURED), event.getBytes(charset)).status).isEqualTo(415);
    }
    assertThat(post(writer(), type(STRUCTURED), event.getBytes(StandardCharsets.ISO_8859_1)).status)
        .isEqualTo(400);
  }

  @Test
  void refusesGarbageCheaply() {
    String digits = "9".repeat(1_000_000);
    String good = event("\"day\":\"2026-11-05\",\"amount\":\"1\",\"currency\":\"CNY\"");
    String huge = event("\"day\":\"2026-11-05\",\"amount\":" + digits + ",\"currency\":\"CNY\"");

    Answer mixed = post(BATCH, "[" + good + "," + huge + "]");
    assertThat(mixed.status).isEqualTo(207);
    assertThat(mixed.records).hasSize(1);
    assertThat(mixed.json.findValuesAsText("code")).contains("BUR-1025", "BUR-1006");
    assertThat(mixed.json.toString()).hasSizeLessThan(2000);

    assertThat(post(STRUCTURED, "{\"data\":" + "[".repeat(10_000)).json.get("code").asText())
        .isEqualTo("BUR-1004");
    assertThat(post(STRUCTURED, "x".repeat(11_000_000)).status).isEqualTo(413);
    assertThat(post(BATCH, "[" + "{},".repeat(10_000) + "{}]").status).isEqualTo(413);
  }

  @Test
  void doesNotAcknowledgeWhatTheBusDidNotTake() {
    Exchange exchange = exchange(writer(), type(STRUCTURED), bytes("{}"));
    exchange.setProperty(
        ExchangePropertyKey.EXCEPTION_CAUGHT, new IllegalStateException("broker away"));

    door.refuse(exchange);

    assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(503);
    assertThat(exchange.getMessage().getHeader("Retry-After")).isEqualTo("5");
  }

  @Test
  void letsNoHeaderPass() {
    Answer answer =
        post(
            Map.of(
                "Content-Type", STRUCTURED,
                "CamelFileName", "x",
                "camelKafkaTopic", "y",
                "cAmElHttpUri", "z"),
            event("\"day\":\"2026-11-05\",\"amount\":1,\"currency\":\"CNY\""));

    assertThat(answer.status).isEqualTo(202);
    assertThat(answer.headersToBus).isEmpty();
    assertThat(answer.headers).containsOnlyKeys(Exchange.HTTP_RESPONSE_CODE, Exchange.CONTENT_TYPE);
  }

  private record Answer(
      int status,
      String contentType,
      JsonNode json,
      List<BusRecord> records,
      Map<String, Object> headersToBus,
      Map<String, Object> headers) {}

  private Answer post(String contentType, String body) {
    return post(writer(), type(contentType), bytes(body));
  }

  private Answer post(Map<String, Object> headers, String body) {
    return post(writer(), headers, bytes(body));
  }

  private Answer post(Writer writer, Map<String, Object> headers, byte[] body) {
    Exchange exchange = exchange(writer, headers, body);
    List<BusRecord> records = List.of();
    Map<String, Object> toBus = Map.of();
    try {
      door.read(exchange);
      List<?> sent = exchange.getMessage().getBody(List.class);
      records = sent.stream().map(BusRecord.class::cast).toList();
      toBus = Map.copyOf(exchange.getMessage().getHeaders());
      door.answer(exchange);
    } catch (Refused | IOException e) {
      exchange.setProperty(ExchangePropertyKey.EXCEPTION_CAUGHT, e);
      door.refuse(exchange);
    }
    return new Answer(
        exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class),
        exchange.getMessage().getHeader(Exchange.CONTENT_TYPE, String.class),
        json(exchange.getMessage().getBody(byte[].class)),
        records,
        toBus,
        exchange.getMessage().getHeaders());
  }

  private static Exchange exchange(Writer writer, Map<String, Object> headers, byte[] body) {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    exchange.setProperty(Writer.PROPERTY, writer);
    headers.forEach(exchange.getMessage()::setHeader);
    exchange.getMessage().setBody(new ByteArrayInputStream(body));
    return exchange;
  }

  private static Writer writer() {
    return new Writer("ann", List.of("acme"));
  }

  private static Map<String, Object> type(String contentType) {
    return Map.of("Content-Type", contentType);
  }

  private static String event(String data) {
    return "{\"specversion\":\"1.0\",\"id\":\"a1\",\"source\":\"/erp\","
        + "\"type\":\"io.bursar.charge\",\"data\":{"
        + data
        + "}}";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static JsonNode json(byte[] json) {
    return BusJson.read(json, JsonNode.class);
  }
}
