package io.bursar.routes.collect;

import static io.bursar.routes.collect.DoorProbe.BATCH;
import static io.bursar.routes.collect.DoorProbe.STRUCTURED;
import static io.bursar.routes.collect.DoorProbe.bytes;
import static io.bursar.routes.collect.DoorProbe.event;
import static io.bursar.routes.collect.DoorProbe.json;
import static io.bursar.routes.collect.DoorProbe.type;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.collect.DoorProbe.Answer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the door takes, and what it answers then. */
class EventDoorTest {

  private final DoorProbe door = new DoorProbe();

  @Test
  void understandsACharge() {
    Answer answer =
        door.post(
            STRUCTURED,
            event(
                "\"time\":\"2026-11-05T09:00:00+08:00\",\"amount\":-10.00000000001,"
                    + "\"effective\":\"3e-7\",\"currency\":\"CNY\",\"node\":\"ads/search\","
                    + "\"service\":\"Search\",\"account\":123456789012,\"version\":2,"
                    + "\"tags\":{\"team\":\"a\",\"n\":5,\"none\":null},"
                    + "\"focus\":{\"RegionId\":\"eu\"}"));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.json().toString())
        .isEqualTo(
            "{\"accepted\":1,\"rejected\":0,\"events\":[{\"id\":\"a1\",\"status\":\"accepted\"}]}");
    BusRecord record = answer.records().get(0);
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
  void understandsTheDaysThatAChargeIsFor() {
    String year = "\"firstDay\":\"2026-01-01\",\"lastDay\":\"2026-12-31\"";
    Answer answer =
        door.post(
            STRUCTURED,
            event("\"day\":\"2026-02-05\",\"amount\":365,\"currency\":\"CNY\"," + year));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(json(answer.records().get(0).value()).get("span").toString())
        .isEqualTo("{\"first\":\"2026-01-01\",\"last\":\"2026-12-31\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'firstDay':'2026-01-01'|BUR-1021|data.lastDay",
        "'lastDay':'2026-01-01'|BUR-1021|data.firstDay",
        "'firstDay':'2026-01-02','lastDay':'2026-01-01'|BUR-1028|data.lastDay",
        "'firstDay':'2026-01-01','lastDay':'2036-01-09'|BUR-1028|data.lastDay",
        "'firstDay':'2026-01-01','lastDay':'2026-02-30'|BUR-1026|data.lastDay",
      })
  void refusesDaysOverWhichNothingCanBeSpread(String days, String code, String field) {
    Answer answer =
        door.post(
            STRUCTURED,
            event(
                "\"day\":\"2026-02-05\",\"amount\":365,\"currency\":\"CNY\","
                    + days.replace('\'', '"')));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("code").asText()).isEqualTo(code);
    assertThat(answer.json().at("/events/0/field").asText()).isEqualTo(field);
  }

  @Test
  void understandsAMetricOnADay() {
    String metric =
        """
        {"data":{"metric":"clicks","quantity":"1000","day":"2026-11-05"},
         "specversion":"1.0","id":"m1","source":"/ads","type":"io.bursar.metric",
         "traceparent":"00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"}
        """;

    Answer answer = door.post(STRUCTURED, metric);

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.records().get(0).type()).isEqualTo("io.bursar.collected.metric.v1");
    assertThat(answer.records().get(0).traceparent()).get().asString().startsWith("00-0af7");
    assertThat(json(answer.records().get(0).value()).get("when").asText()).isEqualTo("2026-11-05");
  }

  @Test
  void takesTheTimeOfTheEventWhenDataHasNone() {
    String event =
        event("\"amount\":1,\"currency\":\"CNY\"")
            .replace("\"specversion\"", "\"time\":\"2026-11-05T09:00:00Z\",\"specversion\"");

    assertThat(json(door.post(STRUCTURED, event).records().get(0).value()).get("when").asText())
        .isEqualTo("2026-11-05T09:00:00Z");
  }

  @Test
  void understandsBinaryMode() {
    Answer answer =
        door.post(
            Map.of(
                "content-type", "application/json",
                "CE-SpecVersion", "1.0",
                "ce-id", "Euro%20%E2%82%AC",
                "ce-source", "/erp",
                "ce-type", "io.bursar.charge"),
            bytes("{\"day\":\"2026-11-05\",\"amount\":1,\"currency\":\"CNY\"}"));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.records().get(0).key()).isEqualTo("acme|/erp|Euro €");
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

    assertThat(door.post(STRUCTURED, event).status()).isEqualTo(202);
  }

  @Test
  void answersABatchPerEvent() {
    String good = event("\"day\":\"2026-11-05\",\"amount\":\"1\",\"currency\":\"CNY\"");
    String bad = event("\"day\":\"2026-11-31\",\"amount\":\"1,5\",\"curency\":\"CNY\"");

    Answer answer = door.post(BATCH, "[" + good + "," + bad + ",7]");

    assertThat(answer.status()).isEqualTo(207);
    assertThat(answer.records()).hasSize(1);
    assertThat(answer.json().get("accepted").asInt()).isEqualTo(1);
    assertThat(answer.json().get("rejected").asInt()).isEqualTo(2);
    assertThat(answer.json().at("/events/0/status").asText()).isEqualTo("accepted");
    JsonNode refused = answer.json().at("/events/1");
    assertThat(refused.get("status").asText()).isEqualTo("rejected");
    assertThat(refused.get("id").asText()).isEqualTo("a1");
    assertThat(refused.get("field").asText()).isEqualTo("data.amount");
    assertThat(refused.get("further").findValuesAsText("field"))
        .containsExactly("data.currency", "data.day", "data.curency");
    assertThat(answer.json().at("/events/2/code").asText()).isEqualTo("BUR-1007");
  }

  @Test
  void answersAProblemWhenNothingIsAccepted() {
    Answer answer = door.post(STRUCTURED, event("\"day\":\"2026-11-05\",\"currency\":\"CNY\""));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.contentType()).isEqualTo("application/problem+json");
    assertThat(answer.json().get("code").asText()).isEqualTo("BUR-1021");
    assertThat(answer.json().get("detail").asText()).isEqualTo("data has no amount");
    assertThat(answer.json().at("/events/0/field").asText()).isEqualTo("data.amount");
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

    assertThat(door.post(writer, type(STRUCTURED), bytes(event)).status()).isEqualTo(status);
  }

  @Test
  void letsNoHeaderPass() {
    Answer answer =
        door.post(
            Map.of(
                "Content-Type", STRUCTURED,
                "CamelFileName", "x",
                "camelKafkaTopic", "y",
                "cAmElHttpUri", "z"),
            bytes(event("\"day\":\"2026-11-05\",\"amount\":1,\"currency\":\"CNY\"")));

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.headersToBus()).isEmpty();
    assertThat(answer.headers())
        .containsOnlyKeys(Exchange.HTTP_RESPONSE_CODE, Exchange.CONTENT_TYPE);
  }
}
