package io.bursar.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real hub is killed while charges come in, from outside, without warning. What was acknowledged
 * is counted, once, at every node and in every period; nothing is decided twice.
 */
class KillIT {

  private static final int BATCHES = 40;
  private static final int BATCH = 200;
  private static final int KILLS = 3;
  private static final List<String> NODES =
      List.of("acme/ads/search", "acme/ads/social", "acme/cloud", "acme/benefits/meals");
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final Random random = new Random(20261121);
  private final ExpectedSpend expected = new ExpectedSpend();
  private final List<String> sent = new ArrayList<>();

  @TempDir private Path temp;
  private int port;

  @Test
  void whatWasAcknowledgedIsCountedOnceEverywhereThoughTheHubIsKilled() throws Exception {
    writeConfiguration();
    port = freePort();
    HubProcess hub = up().awaitReady();
    try {
      for (int batch = 0; batch < BATCHES; batch++) {
        String body = nextBatch();
        if (batch > 0 && batch % (BATCHES / (KILLS + 1)) == 0) {
          // Half-way into a batch as often as between two: the sender cannot know, so it sends
          // again.
          Thread sender = new Thread(() -> tryToPost(body));
          sender.start();
          sender.join(random.nextInt(60));
          hub.kill();
          sender.join();
          hub.close();
          hub = up().awaitReady();
        }
        assertThat(tryToPost(body)).as("batch %d", batch).isTrue();
      }
      Map<String, BigDecimal> wanted = expected.byNodeAndPeriod();
      Awaitility.await()
          .atMost(PATIENCE)
          .pollInterval(1, TimeUnit.SECONDS)
          .untilAsserted(() -> assertThat(counted(wanted.keySet())).isEqualTo(texts(wanted)));
      assertThat(decisionIds()).isNotEmpty().doesNotHaveDuplicates();
    } finally {
      hub.close();
    }
  }

  private HubProcess up() throws IOException {
    return HubProcess.up(
        temp.resolve("data"), port, Map.of("BURSAR_CONFIG", temp.resolve("config").toString()));
  }

  /** New charges, the same again, and newer versions, in events of one batch. */
  private String nextBatch() {
    List<String> events = new ArrayList<>(BATCH);
    for (int i = 0; i < BATCH; i++) {
      int dice = random.nextInt(100);
      if (dice < 5 && !sent.isEmpty()) {
        events.add(sent.get(random.nextInt(sent.size())));
      } else {
        int id = dice < 10 ? random.nextInt(1000) : 1000 + sent.size();
        long version = dice < 10 ? 1 + sent.size() : 1;
        events.add(charge("c" + id, version));
      }
    }
    return "[" + String.join(",", events) + "]";
  }

  private String charge(String id, long version) {
    String node = NODES.get(random.nextInt(NODES.size()));
    LocalDate day = LocalDate.of(2026, 9, 25).plusDays(random.nextInt(60));
    BigDecimal amount = BigDecimal.valueOf(random.nextInt(2_000_000) - 400_000L, 4);
    expected.said(id, version, node, day, amount);
    String event =
        """
        {"specversion":"1.0","type":"io.bursar.charge","source":"/kill","id":"%s","tenant":"acme",\
        "data":{"version":%d,"node":"%s","day":"%s","amount":"%s","currency":"CNY"}}"""
            .formatted(id, version, node, day, amount.toPlainString());
    sent.add(event);
    return event;
  }

  private boolean tryToPost(String body) {
    HttpRequest request =
        HttpRequest.newBuilder(uri("/api/v1/events"))
            .header("Authorization", "Bearer " + key())
            .header("Content-Type", "application/cloudevents-batch+json")
            .timeout(Duration.ofSeconds(60))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try {
      return http.send(request, BodyHandlers.ofString()).statusCode() == 202;
    } catch (IOException killed) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What the hub says was spent, for each node and period that is asked for. */
  private Map<String, String> counted(Set<String> asked) throws Exception {
    Set<String> periods = new HashSet<>();
    asked.forEach(nodeAndPeriod -> periods.add(nodeAndPeriod.split(" ", 2)[1]));
    Map<String, String> counted = new TreeMap<>();
    for (String period : periods) {
      for (JsonNode line :
          get("/api/v1/usage?tenant=acme&node=acme&subtree=true&period=" + period)) {
        String nodeAndPeriod = line.get("node").asText() + " " + period;
        if (asked.contains(nodeAndPeriod)) {
          counted.put(nodeAndPeriod, line.get("spent").asText());
        } else {
          assertThat(line.get("spent").asText()).as(nodeAndPeriod).isEqualTo("0");
        }
      }
    }
    return counted;
  }

  private List<String> decisionIds() throws Exception {
    List<String> ids = new ArrayList<>();
    for (JsonNode decision : get("/api/v1/decisions?tenant=acme&limit=500")) {
      ids.add(decision.get("id").asText() + " " + decision.get("status").asText());
    }
    return ids;
  }

  private JsonNode get(String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer " + key()).build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
    return json.readTree(answer.body());
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private String key() {
    try {
      return Files.readString(temp.resolve("data/admin.key")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void writeConfiguration() throws IOException {
    Path tenant = Files.createDirectories(temp.resolve("config/tenants/acme"));
    Files.writeString(
        tenant.resolve("tenant.yaml"),
        """
        currency: CNY
        zone: Asia/Shanghai
        nodes:
          ads: {search: {}, social: {}}
          cloud:
          benefits: {meals: {}}
        """);
    Files.writeString(
        tenant.resolve("budgets.yaml"),
        """
        budgets:
          - {node: acme/ads, month: 1000}
          - {node: acme/cloud, month: 1000}
        """);
    Files.writeString(
        tenant.resolve("policies.yaml"),
        """
        policies:
          - name: warn-at-80
            nodes: "acme/**"
            period: month
            when: "ratio >= 0.8"
            rearm: "ratio < 0.75"
            then: [{alert: {severity: warning}}]
        """);
  }

  private static Map<String, String> texts(Map<String, BigDecimal> amounts) {
    Map<String, String> texts = new TreeMap<>();
    amounts.forEach(
        (key, amount) ->
            texts.put(
                key, amount.signum() == 0 ? "0" : amount.stripTrailingZeros().toPlainString()));
    return texts;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
