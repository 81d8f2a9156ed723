package io.bursar.hub.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bursar.hub.keys.KeyText;
import io.bursar.hub.servers.BrokerOfTests;
import io.bursar.routes.bus.BusConnection;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.KeyEvent;
import io.bursar.routes.bus.KeyEvent.Grant;
import io.bursar.routes.bus.KeyEvent.Role;
import io.bursar.routes.bus.control.ControlView;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * The doors that write, with a real Kafka behind them: what is answered, and what is on the bus.
 */
@SpringBootTest(
    classes = ApiOnBusApp.class,
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "bursar.stages=collect",
      "camel.component.kamelet.location=classpath:kamelets",
      "spring.autoconfigure.exclude=" + ApiTest.EXCLUDED
    })
@DirtiesContext
class ApiOnBusTest {

  private static final String CHARGE =
      "{\"specversion\":\"1.0\",\"id\":\"%s\",\"source\":\"shop\",\"type\":\"io.bursar.charge\","
          + "\"tenant\":\"acme\",\"data\":{\"amount\":\"12.50\",\"currency\":\"CNY\","
          + "\"day\":\"2026-11-05\"}}";

  private static final String FOCUS =
      """
      BilledCost,BillingAccountId,BillingCurrency,BillingPeriodStart,BillingPeriodEnd,\
      ChargeCategory,ChargePeriodStart,ChargePeriodEnd,EffectiveCost,ProviderName,ServiceName
      1.5,a,USD,2026-11-01T00:00:00Z,2026-12-01T00:00:00Z,Usage,2026-11-05T00:00:00Z,\
      2026-11-06T00:00:00Z,1.5,AWS,EC2
      """;

  @TempDir static Path data;
  private static BrokerOfTests broker;

  @LocalServerPort int port;
  @Autowired ControlView control;
  @Autowired Contract contract;
  @Autowired BusConnection connection;

  private String admin;
  private ApiOnBus api;

  @DynamicPropertySource
  static void places(DynamicPropertyRegistry properties) {
    broker = new BrokerOfTests(data.resolve("kafka"));
    properties.add("bursar.kafka.bootstrap", broker::address);
    properties.add("bursar.data", data::toString);
  }

  @AfterAll
  static void stop() {
    broker.close();
  }

  @BeforeEach
  void tenants() throws IOException {
    admin = Files.readString(data.resolve("admin.key")).strip();
    api = new ApiOnBus(port, admin, contract, control, connection);
    World world = new World();
    for (String tenant : world.names()) {
      if (control.revision(tenant).isEmpty()) {
        control.publish(
            "revision/" + tenant, EventType.REVISION, world.revision(tenant).orElseThrow());
      }
    }
  }

  @Test
  void theFirstStartLeftAKeyThatOpensEverything() throws IOException {
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("admin.key"))))
        .isEqualTo("rw-------");
    assertThat(api.described("getUsage", "GET", "/usage", Map.of(), "").statusCode())
        .isEqualTo(200);
    assertThat(control.key("admin").orElseThrow().toString()).doesNotContain(admin);
  }

  @Test
  void aKeyIsRefusedFromTheMomentItIsRevoked() {
    KeyText key = KeyText.make(new SecureRandom());
    List<Grant> grants = List.of(new Grant(Role.VIEWER, "acme", "acme"));
    KeyEvent event = new KeyEvent(key.id(), key.hash(), "x", grants, false, Instant.EPOCH);
    control.publish("key/" + key.id(), EventType.KEY, event);
    assertThat(api.call(key.text(), "GET", "/usage", Map.of(), "").statusCode()).isEqualTo(200);
    control.publish(
        "key/" + key.id(),
        EventType.KEY,
        new KeyEvent(key.id(), key.hash(), "x", grants, true, Instant.EPOCH));
    assertThat(api.call(key.text(), "GET", "/usage", Map.of(), "").statusCode()).isEqualTo(401);
  }

  @Test
  void eventsOfEveryModeAreOnTheBusWhenTheyAreAnsweredAndNoForeignHeaderIs() {
    Map<TopicPartition, Long> before = api.ends();
    Map<String, String> evil =
        Map.of("CamelKafkaTopic", "bursar.journal", "kafka.KEY", "globex", "X-Evil", "1");
    assertThat(
            api.events("application/cloudevents+json", CHARGE.formatted("s1"), evil).statusCode())
        .isEqualTo(202);
    assertThat(
            api.events(
                    "application/cloudevents-batch+json",
                    "[" + CHARGE.formatted("b1") + "," + CHARGE.formatted("b2") + "]",
                    evil)
                .statusCode())
        .isEqualTo(202);
    Map<String, String> binary = new HashMap<>(evil);
    binary.put("ce-specversion", "1.0");
    binary.put("ce-id", "n1");
    binary.put("ce-source", "shop");
    binary.put("ce-type", "io.bursar.charge");
    binary.put("ce-tenant", "acme");
    HttpResponse<String> answer =
        api.events(
            "application/json",
            "{\"amount\":\"1\",\"currency\":\"CNY\",\"day\":\"2026-11-05\"}",
            binary);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
    List<ConsumerRecord<String, String>> records = api.since(before);
    assertThat(records).hasSize(4);
    for (ConsumerRecord<String, String> record : records) {
      assertThat(record.key()).startsWith("acme");
      assertThat(
              StreamSupport.stream(record.headers().spliterator(), false)
                  .map(header -> header.key()))
          .allMatch(
              name ->
                  name.startsWith("ce_") || List.of("content-type", "traceparent").contains(name));
    }
  }

  @Test
  void aBatchIsAnsweredEventByEvent() {
    HttpResponse<String> answer =
        api.events(
            "application/cloudevents-batch+json",
            "["
                + CHARGE.formatted("ok")
                + ","
                + CHARGE.formatted("bad").replace("12.50", "x")
                + "]",
            Map.of());
    assertThat(answer.statusCode()).isEqualTo(207);
    JsonNode receipts = ApiTest.json(answer);
    assertThat(receipts.findValuesAsText("status")).containsExactly("accepted", "rejected");
    assertThat(receipts.at("/events/1/field").asText()).isEqualTo("data.amount");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "null",
        "\u0000",
        "{\"id\":\"\ud800\"}",
        "[[[[",
        "{\"data\":1e9999}"
      })
  void garbageIsAProblemAndNothingIsOnTheBus(String garbage) {
    Map<TopicPartition, Long> before = api.ends();
    assertRefused(api.events("application/cloudevents+json", garbage, Map.of()));
    assertRefused(api.events("application/cloudevents-batch+json", garbage, Map.of()), 202);
    assertThat(api.since(before)).isEmpty();
  }

  @Test
  void hugeAndDeepGarbageIsAProblemToo() {
    String deep = "[".repeat(10_000) + "]".repeat(10_000);
    String number = CHARGE.formatted("x").replace("\"12.50\"", "1".repeat(1_000_000));
    for (String body : List.of(deep, number, "{\"data\":" + deep + "}")) {
      assertRefused(api.events("application/cloudevents+json", body, Map.of()));
    }
  }

  @Test
  void anEventForAnotherTenantIsForbiddenWithoutSayingWhetherItExists() {
    String key = api.key(new Grant(Role.OPERATOR, "acme", "acme"));
    String theirs = CHARGE.formatted("x").replace("acme", "globex");
    HttpResponse<String> real = api.post(key, theirs);
    HttpResponse<String> none = api.post(key, theirs.replace("globex", "g1obex"));
    assertThat(real.statusCode()).isEqualTo(none.statusCode()).isEqualTo(403);
    assertThat(real.body().replace("globex", "g1obex")).isEqualTo(none.body());
  }

  @Test
  void aFileIsAnnouncedSentAndLookedAt() {
    Map<String, String> json = Map.of("Content-Type", "application/json");
    HttpResponse<String> made =
        api.described(
            "createImport",
            "POST",
            "/imports",
            json,
            "{\"tenant\":\"acme\",\"format\":\"focus\",\"name\":\"x.csv\",\"source\":\"aws\"}");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    String id = ApiTest.json(made).get("id").asText();
    String path = "/imports/" + id;
    assertThat(made.headers().firstValue("Location")).contains("/api/v1" + path);
    HttpResponse<String> sent =
        api.described(
            "putImportContent",
            "PUT",
            path + "/content",
            Map.of("Content-Type", "text/csv"),
            FOCUS);
    assertThat(sent.statusCode()).as(sent.body()).isEqualTo(202);
    assertThat(ApiTest.json(sent).get("rows").asInt()).isEqualTo(1);
    assertThat(api.described("getImport", "GET", path, Map.of(), "").statusCode()).isEqualTo(200);
    assertThat(
            api.described(
                    "putImportContent",
                    "PUT",
                    path + "/content",
                    Map.of("Content-Type", "text/csv"),
                    FOCUS)
                .statusCode())
        .isEqualTo(409);
    String theirs = api.key(new Grant(Role.VIEWER, "globex", "globex"));
    assertThat(api.call(theirs, "GET", path, Map.of(), "").statusCode()).isEqualTo(404);
    String ours = api.key(new Grant(Role.VIEWER, "acme", "acme"));
    assertThat(api.call(ours, "GET", path, Map.of(), "").statusCode()).isEqualTo(200);
  }

  private static void assertRefused(HttpResponse<String> answer, int... orStatus) {
    if (orStatus.length > 0 && answer.statusCode() == orStatus[0]) {
      assertThat(ApiTest.json(answer).get("accepted").asInt()).isZero();
      return;
    }
    assertThat(answer.statusCode()).as(answer.body()).isBetween(400, 499);
    assertThat(ApiTest.json(answer).get("code").asText()).startsWith("BUR-1");
    assertThat(answer.body()).doesNotContain("Exception").hasSizeLessThan(3000);
  }
}
