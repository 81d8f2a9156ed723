package io.bursar.routes.collect;

import static io.bursar.routes.collect.DoorProbe.BATCH;
import static io.bursar.routes.collect.DoorProbe.STRUCTURED;
import static io.bursar.routes.collect.DoorProbe.bytes;
import static io.bursar.routes.collect.DoorProbe.event;
import static io.bursar.routes.collect.DoorProbe.type;
import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.routes.collect.DoorProbe.Answer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the door does not take, and how it says so. */
class EventDoorRefusalsTest {

  private final DoorProbe door = new DoorProbe();

  @Test
  void refusesARequestWithoutWriter() {
    assertThat(door.post(null, type(STRUCTURED), bytes("{}")).status()).isEqualTo(401);
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

    Answer answer = door.post(STRUCTURED, event("\"day\":\"2026-11-05\"," + fields + currency));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.records()).isEmpty();
    assertThat(answer.json().at("/events/0/reason").asText()).isNotBlank();
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
    Answer answer = door.post(contentType, body == null ? "" : body);

    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.json().get("code").asText()).isEqualTo(code);
    assertThat(answer.records()).isEmpty();
  }

  @Test
  void refusesOtherCharsets() {
    String event = event("\"day\":\"2026-11-05\",\"amount\":1,\"currency\":\"CNY\",\"node\":\"é\"");

    assertThat(door.post(STRUCTURED + "; charset=iso-8859-1", event).status()).isEqualTo(415);
    for (var charset : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)) {
      assertThat(door.post(type(STRUCTURED), event.getBytes(charset)).status()).isEqualTo(415);
    }
    assertThat(door.post(type(STRUCTURED), event.getBytes(StandardCharsets.ISO_8859_1)).status())
        .isEqualTo(400);
  }

  @Test
  void refusesGarbageCheaply() {
    String digits = "9".repeat(1_000_000);
    String good = event("\"day\":\"2026-11-05\",\"amount\":\"1\",\"currency\":\"CNY\"");
    String huge = event("\"day\":\"2026-11-05\",\"amount\":" + digits + ",\"currency\":\"CNY\"");

    Answer mixed = door.post(BATCH, "[" + good + "," + huge + "]");
    assertThat(mixed.status()).isEqualTo(207);
    assertThat(mixed.records()).hasSize(1);
    assertThat(mixed.json().findValuesAsText("code")).contains("BUR-1025", "BUR-1006");
    assertThat(mixed.json().toString()).hasSizeLessThan(2000);

    assertThat(door.post(STRUCTURED, "{\"data\":" + "[".repeat(10_000)).json().get("code").asText())
        .isEqualTo("BUR-1004");
    assertThat(door.post(STRUCTURED, "x".repeat(11_000_000)).status()).isEqualTo(413);
    assertThat(door.post(BATCH, "[" + "{},".repeat(10_000) + "{}]").status()).isEqualTo(413);
  }

  @Test
  void doesNotAcknowledgeWhatTheBusDidNotTake() {
    Answer answer = door.failed(new IllegalStateException("broker away"));

    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.headers()).containsEntry("Retry-After", "5");
  }
}
