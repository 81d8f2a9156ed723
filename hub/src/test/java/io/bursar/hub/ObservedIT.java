package io.bursar.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.bursar.routes.bus.Metric;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A whole hub as its operator sees it: what its stages counted, one trace over all hops, and what
 * it says of being ready.
 */
class ObservedIT {

  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String CALLER = "b7ad6b7169203331";
  private static final String SAMPLED = "00-" + TRACE + "-" + CALLER + "-01";

  private static final Set<String> ROUTES =
      Set.of(
          "clean",
          "views-usage-hot",
          "views-usage",
          "views-charges",
          "views-windows",
          "views-decisions",
          "views-rejects",
          "views-deliveries",
          "views-imports",
          "views-import-counts",
          "notify-hook",
          "adjust-platform");

  private final HttpClient http = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final List<String> outside = new CopyOnWriteArrayList<>();

  @TempDir private Path temp;
  private HttpServer target;
  private OtlpReceiver spans;
  private int port;

  @BeforeEach
  void receivers() throws IOException {
    spans = new OtlpReceiver();
    target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    target.createContext("/", this::called);
    target.start();
    port = freePort();
    writeConfiguration("http://127.0.0.1:" + target.getAddress().getPort());
  }

  @AfterEach
  void close() {
    target.stop(0);
    spans.close();
  }

  @Test
  void everyStageIsCountedFollowedAndReady() throws Exception {
    Map<String, String> environment =
        Map.of(
            "BURSAR_CONFIG",
            temp.resolve("config").toString(),
            "BURSAR_METRICS_LAG_INTERVAL",
            "500ms",
            "BURSAR_OTLP_ENDPOINT",
            spans.endpoint(),
            "HOOK_SECRET",
            "a-secret-of-tests");
    try (HubProcess hub = HubProcess.up(temp.resolve("data"), port, environment)) {
      hub.awaitReady();
      try {
        readinessNamesEveryStage();
        aMixOfChargesIsPosted();
        eachStageAccountsForWhatItTook();
        metricsAreThoseOfThePageAndAskForAKey();
        oneTraceGoesOverAllHops();
      } catch (AssertionError | ConditionTimeoutException e) {
        String tail = get("/api/v1/decisions", key()).body() + get("/ready", "").body();
        throw new AssertionError("the hub said: " + hub.output() + tail, e);
      }
    }
  }

  private void readinessNamesEveryStage() throws Exception {
    JsonNode ready = json.readTree(get("/ready", "").body());
    assertThat(ready.get("status").asText()).isEqualTo("UP");
    List<String> components = new ArrayList<>();
    ready.get("components").fieldNames().forEachRemaining(components::add);
    assertThat(components)
        .contains(
            "collectStage",
            "cleanStage",
            "ledgerStage",
            "windowsStage",
            "forecastStage",
            "viewsStage",
            "views",
            "adjustStage",
            "notifyStage",
            "apiRoutes",
            "kafka",
            "redis",
            "db");
  }

  /** Each event's end is planned; all have the same trace. */
  private void aMixOfChargesIsPosted() throws Exception {
    List<String> events =
        List.of(
            charge("applied", 1, "acme/ads", "850"),
            charge("applied", 1, "acme/ads", "850"), // duplicate
            charge("restated", 1, "acme/ads", "1"),
            charge("restated", 2, "acme/ads", "2"),
            charge("stale", 2, "acme/ads", "1"),
            charge("stale", 1, "acme/ads", "1"),
            charge("conflict", 1, "acme/ads", "1"),
            charge("conflict", 1, "acme/ads", "7"),
            charge("nowhere", 1, "acme/nowhere", "1"), // rejected by clean
            charge("bad", 1, "acme/ads", "many")); // refused by collect
    HttpRequest request =
        HttpRequest.newBuilder(uri("/api/v1/events"))
            .header("Authorization", "Bearer " + key())
            .header("Content-Type", "application/cloudevents-batch+json")
            .header("traceparent", SAMPLED)
            .POST(HttpRequest.BodyPublishers.ofString("[" + String.join(",", events) + "]"))
            .build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isIn(202, 207);
    HttpRequest garbage =
        HttpRequest.newBuilder(uri("/api/v1/events"))
            .header("Authorization", "Bearer " + key())
            .header("Content-Type", "application/cloudevents+json")
            .POST(HttpRequest.BodyPublishers.ofString("{"))
            .build();
    assertThat(http.send(garbage, BodyHandlers.ofString()).statusCode()).isEqualTo(400);
  }

  private void eachStageAccountsForWhatItTook() {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(500, TimeUnit.MILLISECONDS)
        .untilAsserted(
            () -> {
              Scrape now = scrape();
              // In, and each term, where it was counted.
              assertThat(in(now, "collect")).isEqualTo(10);
              assertThat(out(now, "collect", "collected")).isEqualTo(9);
              assertThat(out(now, "collect", "refused")).isEqualTo(1);
              assertThat(in(now, "clean")).isEqualTo(9);
              assertThat(out(now, "clean", "applied")).isEqualTo(8);
              assertThat(out(now, "clean", "rejected")).isEqualTo(1);
              assertThat(in(now, "ledger")).isEqualTo(8);
              assertThat(out(now, "ledger", "applied")).isEqualTo(4);
              assertThat(out(now, "ledger", "restated")).isEqualTo(1);
              assertThat(out(now, "ledger", "duplicate")).isEqualTo(1);
              assertThat(out(now, "ledger", "stale")).isEqualTo(1);
              assertThat(out(now, "ledger", "conflict")).isEqualTo(1);
              assertThat(out(now, "ledger", "rejected")).isZero();
              assertThat(in(now, "windows")).isEqualTo(5);
              assertThat(out(now, "views-charges", "applied")).isEqualTo(5);
              // The one of clean, and what the ledger kept of the conflict.
              assertThat(out(now, "views-rejects", "applied")).isEqualTo(2);
              assertThat(out(now, "views-usage", "applied")).isPositive();
              assertThat(out(now, "views-decisions", "applied")).isPositive();
              assertThat(out(now, "notify-hook", "delivered")).isPositive();
              assertThat(out(now, "adjust-platform", "delivered")).isPositive();
              // A call that is refused whole has no records that could end somehow.
              assertThat(now.sum("bursar_api_refused_total", "code", "BUR-1003")).isEqualTo(1);
              // Invariant B at every route: what came in is the sum of how it ended.
              Set<String> routes = now.values("bursar_stage_in_total", "route");
              assertThat(routes).containsAll(ROUTES).contains("collect", "ledger", "windows");
              for (String route : routes) {
                assertThat(now.sum("bursar_stage_out_total", "route", route))
                    .as("ended at %s", route)
                    .isEqualTo(in(now, route));
              }
              // Pending is what the brokers say, and there is none.
              assertThat(now.values("bursar_stage_lag", "route"))
                  .containsAll(ROUTES)
                  .contains("ledger", "windows");
              for (String route : now.values("bursar_stage_lag", "route")) {
                assertThat(now.sum("bursar_stage_lag", "route", route)).as(route).isZero();
              }
              for (String route : List.of("collect", "clean", "ledger", "windows", "notify-hook")) {
                assertThat(now.sum("bursar_stage_latency_seconds_count", "route", route))
                    .as("latency of %s", route)
                    .isPositive();
              }
            });
  }

  private void metricsAreThoseOfThePageAndAskForAKey() throws Exception {
    assertThat(get("/metrics", "").statusCode()).isEqualTo(401);
    Set<String> ours =
        scrape().names().stream()
            .filter(name -> name.startsWith("bursar_"))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> documented =
        Arrays.stream(Metric.values())
            .flatMap(metric -> metric.scraped().stream())
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(ours).isEqualTo(documented);
  }

  private void oneTraceGoesOverAllHops() {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(500, TimeUnit.MILLISECONDS)
        .untilAsserted(
            () -> {
              List<OtlpReceiver.Span> ours =
                  spans.spans().stream().filter(span -> span.trace().equals(TRACE)).toList();
              assertThat(ours)
                  .extracting(OtlpReceiver.Span::name)
                  .contains(
                      "collect",
                      "clean",
                      "ledger",
                      "windows",
                      "views-charges",
                      "views-usage",
                      "views-usage-hot",
                      "views-decisions",
                      "views-rejects",
                      "notify-hook",
                      "notify-hook attempt",
                      "adjust-platform",
                      "adjust-platform attempt",
                      "views-deliveries");
              Set<String> ids =
                  ours.stream().map(OtlpReceiver.Span::id).collect(Collectors.toSet());
              assertThat(ours)
                  .allSatisfy(
                      span -> assertThat(span.parent()).as(span.name()).isIn(with(ids, CALLER)));
              assertThat(ours).filteredOn(span -> span.parent().equals(CALLER)).isNotEmpty();
            });
    assertThat(outside).isNotEmpty().allSatisfy(called -> assertThat(called).contains(TRACE));
  }

  private static Set<String> with(Set<String> ids, String further) {
    Set<String> all = new TreeSet<>(ids);
    all.add(further);
    return all;
  }

  private static double in(Scrape scrape, String route) {
    return scrape.sum("bursar_stage_in_total", "route", route);
  }

  private static double out(Scrape scrape, String route, String term) {
    return scrape.sum("bursar_stage_out_total", "route", route, "term", term);
  }

  private Scrape scrape() throws Exception {
    HttpResponse<String> answer = get("/metrics", key());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return Scrape.of(answer.body());
  }

  private HttpResponse<String> get(String path, String key) throws Exception {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private void called(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      String traceparent = exchange.getRequestHeaders().getFirst("traceparent");
      outside.add(exchange.getRequestURI().getPath() + " " + traceparent);
      exchange.sendResponseHeaders(200, -1);
    }
  }

  private static String charge(String id, int version, String node, String amount) {
    return """
        {"specversion":"1.0","type":"io.bursar.charge","source":"/mix","id":"%s","tenant":"acme",\
        "data":{"version":%d,"node":"%s","day":"%s","amount":"%s","currency":"USD"}}"""
        .formatted(id, version, node, LocalDate.now(ZoneOffset.UTC), amount);
  }

  private URI uri(String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private String key() throws IOException {
    return Files.readString(temp.resolve("data/admin.key")).strip();
  }

  private void writeConfiguration(String address) throws IOException {
    Path config = temp.resolve("config");
    Path tenant = Files.createDirectories(config.resolve("tenants/acme"));
    Files.writeString(
        config.resolve("targets.yaml"),
        """
        targets:
          - {name: hook, type: webhook, url: "%s/hook", secret: "${env:HOOK_SECRET}"}
        adjust:
          - {name: platform, type: http, url: "%s/limits", nodes: "acme/**"}
        """
            .formatted(address, address));
    Files.writeString(
        tenant.resolve("tenant.yaml"),
        """
        currency: USD
        zone: UTC
        nodes:
          ads:
        """);
    Files.writeString(
        tenant.resolve("budgets.yaml"),
        """
        budgets:
          - {node: acme/ads, month: 1000, day: {pace: even}}
        """);
    Files.writeString(
        tenant.resolve("policies.yaml"),
        """
        policies:
          - name: eighty-percent
            nodes: "acme/*"
            period: month
            when: "ratio >= 0.8"
            rearm: "ratio < 0.75"
            then:
              - alert: {severity: warning}
              - cut: {period: day, on: next, share: 0.2}
        """);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
