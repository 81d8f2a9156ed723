package io.bursar.hub.servers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bursar.core.decision.Decision;
import io.bursar.hub.BusTopicReader;
import io.bursar.hub.ExpectedSpend;
import io.bursar.hub.HubApi;
import io.bursar.hub.HubProcess;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.Topic;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code collect clean views adjust notify} in one process and {@code ledger} in another; Kafka,
 * Redis and PostgreSQL are processes of their own.
 */
class SplitStagesIT {
  private static final String FRONT = "collect,clean,forecast,views,adjust,notify";
  private static final String LEDGER = "ledger";
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @TempDir private static Path temp;
  private static OthersServers servers;
  private static SplitHub hub;
  private static Webhook webhook;
  private static HubApi api;

  @BeforeAll
  static void start() throws Exception {
    webhook = Webhook.start();
    servers = new OthersServers(temp.resolve("servers"));
    hub = new SplitHub(servers, temp, configuration());
    api = new HubApi(hub.uri(FRONT), SplitHub.KEY);
    HubProcess front = hub.start(FRONT);
    Awaitility.await("only the configuration is missing")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(() -> state("readinessState").equals("UP") && state("configuration").equals("DOWN"));
    assertThat(front.isReady()).isFalse();
    HubProcess ledger = hub.startWithoutKey(LEDGER).awaitReady();
    assertThat(ledger.output()).contains("was made earlier");
    front.awaitReady();
  }

  private static String state(String component) throws IOException {
    JsonNode answer = api.send("GET", "/ready", "application/json", "").body();
    return answer.path("components").path(component).path("status").asText();
  }

  @AfterAll
  static void stop() {
    hub.close();
    servers.close();
    webhook.close();
  }

  @Test
  void aChargeGoesThroughBothProcessesToTheDecisionAndItsDelivery() throws Exception {
    ExpectedSpend expected = new ExpectedSpend();
    String events = charges("through", "acme/ads", 500, expected);
    HubApi.Answer answer = api.post(events);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(202);
    awaitSpent(expected);
    // 1,253.37675 of 1,000.
    awaitOneDecisionAndItsDelivery("acme/ads");
    HubApi ledger = new HubApi(hub.uri(LEDGER), SplitHub.KEY);
    assertThat(ledger.send("GET", "/metrics", "text/plain", "").status()).isEqualTo(200);
    assertThat(ledger.send("GET", "/api/v1/usage?tenant=acme", "application/json", "").status())
        .as("the API is where charges are collected")
        .isEqualTo(404);
  }

  @Test
  void theLedgerIsKilledAndGoesOnWhereItWas() throws Exception {
    ExpectedSpend expected = new ExpectedSpend();
    for (int batch = 0; batch < 12; batch++) {
      if (batch == 4) {
        hub.kill(LEDGER);
      }
      if (batch == 8) {
        hub.start(LEDGER);
      }
      String events = charges("killed-" + batch, "acme/cloud", 200, expected);
      assertThat(api.post(events).status()).as("batch %d", batch).isEqualTo(202);
    }
    awaitSpent(expected);
    awaitOneDecisionAndItsDelivery("acme/cloud");
    assertThat(new HubApi(hub.uri(FRONT), SplitHub.KEY).get("/ready").get("status").asText())
        .isEqualTo("UP");
  }

  @Test
  void aLedgersPartitionsMoveToAnotherAndBackAndADecisionIsTakenOnce() throws Exception {
    ExpectedSpend expected = new ExpectedSpend();
    String before = charges("moved", "acme/shops", 400, expected);
    assertThat(api.post(before).status()).isEqualTo(202);
    awaitSpent(expected);
    awaitOneDecisionAndItsDelivery("acme/shops");

    hub.startAnother(LEDGER).awaitReady();
    hub.kill(LEDGER);
    assertThat(api.post(before).status()).as("the same once more").isEqualTo(202);
    assertThat(api.post(charges("moved-there", "acme/shops", 100, expected)).status())
        .isEqualTo(202);
    awaitSpent(expected);
    requireDecidedOnceAfterAnotherTick("acme/shops", "acme/fence1");

    hub.start(LEDGER).awaitReady();
    hub.killAnother(LEDGER);
    assertThat(api.post(before).status()).as("and again").isEqualTo(202);
    assertThat(api.post(charges("moved-back", "acme/shops", 100, expected)).status())
        .isEqualTo(202);
    awaitSpent(expected);
    requireDecidedOnceAfterAnotherTick("acme/shops", "acme/fence2");
  }

  /**
   * A decision on another node of the same partition shows that the ledger has judged since; what
   * it decided is counted on the bus, because views may take what is said twice for once.
   */
  private static void requireDecidedOnceAfterAnotherTick(String node, String fence)
      throws Exception {
    assertThat(api.post(charges(fence, fence, 500, new ExpectedSpend())).status()).isEqualTo(202);
    awaitOneDecisionAndItsDelivery(fence);
    awaitOneDecisionAndItsDelivery(node);
    assertThat(BusTopicReader.all(servers.kafkaClient(), Topic.DECISIONS))
        .filteredOn(record -> BusJson.read(record.value(), Decision.class).node().equals(node))
        .hasSize(1);
  }

  @Test
  void viewsAreNotMadeAgainWhileAnotherProcessHoldsThem() throws Exception {
    hub.startAnother("views").awaitReady();
    try (Admin admin = Admin.create(servers.kafkaClient())) {
      Awaitility.await("both have their part")
          .atMost(PATIENCE)
          .until(() -> members(admin, "bursar.views-charges") == 2);
    }
    HubApi.Answer held = api.send("POST", "/views", "application/json", "{}");
    assertThat(held.status()).as("%s", held.body()).isEqualTo(409);
    assertThat(held.body().get("code").asText()).isEqualTo("BUR-2034");
    assertThat(held.body().get("detail").asText()).contains("another process runs route");
    hub.killAnother("views");
  }

  private static int members(Admin admin, String group) throws Exception {
    return admin
        .describeConsumerGroups(List.of(group))
        .describedGroups()
        .get(group)
        .get()
        .members()
        .size();
  }

  /** Charges of 0.010007, 0.020014 and so on: a sum that no float has. */
  private static String charges(String prefix, String node, int count, ExpectedSpend expected) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    List<String> events = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      BigDecimal amount = BigDecimal.valueOf(i * 10_007L, 6);
      String id = prefix + "-" + i;
      expected.said("/split", id, 1, node, today, amount);
      events.add(
          """
          {"specversion":"1.0","type":"io.bursar.charge","source":"/split","id":"%s",\
          "tenant":"acme","data":{"node":"%s","day":"%s","amount":"%s","currency":"EUR"}}\
          """
              .formatted(id, node, today, amount.toPlainString()));
    }
    return "[" + String.join(",", events) + "]";
  }

  /** Of the node of these charges; the root has those of the other test, too. */
  private static void awaitSpent(ExpectedSpend expected) {
    var wanted = expected.byNodeAndPeriod();
    wanted.keySet().removeIf(nodeAndPeriod -> nodeAndPeriod.startsWith("acme "));
    String any = wanted.keySet().iterator().next();
    String node = any.substring(0, any.indexOf(' '));
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(300))
        .untilAsserted(
            () -> {
              for (var each : HubApi.texts(wanted).entrySet()) {
                String period = each.getKey().substring(node.length() + 1);
                JsonNode line =
                    api.get("/api/v1/usage?tenant=acme&node=" + node + "&period=" + period).get(0);
                assertThat(line.get("spent").asText()).as(each.getKey()).isEqualTo(each.getValue());
              }
            });
  }

  private static void awaitOneDecisionAndItsDelivery(String node) throws IOException {
    Awaitility.await("delivery of the decision on " + node)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(300))
        .untilAsserted(
            () -> {
              JsonNode deliveries = api.get("/api/v1/deliveries?tenant=acme");
              assertThat(deliveries.findValuesAsText("decision"))
                  .contains(decision(node).get("id").asText());
            });
    String id = decision(node).get("id").asText();
    assertThat(webhook.bodies()).filteredOn(body -> body.contains(id)).hasSize(1);
  }

  private static JsonNode decision(String node) throws IOException {
    JsonNode decisions = api.get("/api/v1/decisions?tenant=acme&node=" + node);
    assertThat(decisions).as("%s", decisions).hasSize(1);
    return decisions.get(0);
  }

  private static Path configuration() throws IOException {
    Path tenant = Files.createDirectories(temp.resolve("config/tenants/acme"));
    Files.writeString(
        tenant.resolve("tenant.yaml"),
        """
        currency: EUR
        zone: UTC
        nodes:
          ads:
          cloud:
          shops:
          fence1:
          fence2:
        """);
    Files.writeString(
        tenant.resolve("budgets.yaml"),
        """
        budgets:
          - {node: acme/ads, month: 1000}
          - {node: acme/cloud, month: 1000}
          - {node: acme/shops, month: 1000}
          - {node: acme/fence1, month: 1000}
          - {node: acme/fence2, month: 1000}
        """);
    Files.writeString(
        tenant.resolve("policies.yaml"),
        """
        policies:
          - name: warn-at-80
            nodes: "acme/*"
            period: month
            when: "ratio >= 0.8"
            then: [{alert: {severity: warning}}]
        """);
    Files.writeString(
        temp.resolve("config/targets.yaml"),
        """
        targets:
          - {name: erp, type: webhook, url: "%s", secret: "${env:ERP_SECRET}"}
        """
            .formatted(webhook.url()));
    return temp.resolve("config");
  }
}
