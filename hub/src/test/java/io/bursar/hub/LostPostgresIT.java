package io.bursar.hub;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A hub whose PostgreSQL was lost while it stood still. */
class LostPostgresIT {

  private static final int CHARGES = 200;

  /** Policies look at the month that goes on. */
  private final LocalDate today = LocalDate.now(ZoneOffset.UTC);

  private final List<String> asked =
      List.of(
          "charges?node=acme&limit=1000&period=" + YearMonth.from(today),
          "usage?node=acme&subtree=true&period=" + YearMonth.from(today),
          "decisions",
          "rejects");

  @TempDir private Path temp;

  @Test
  void itsTablesAreFilledAgainAtTheNextStart() throws Exception {
    Path tenant = Files.createDirectories(temp.resolve("config/tenants/acme"));
    Files.writeString(tenant.resolve("tenant.yaml"), "currency: USD\nzone: UTC\nnodes:\n  ads:\n");
    Files.writeString(
        tenant.resolve("budgets.yaml"), "budgets:\n  - {node: acme/ads, month: 100}\n");
    Files.writeString(
        tenant.resolve("policies.yaml"),
        """
        policies:
          - name: warn
            nodes: acme/ads
            when: spent >= 0.8 * budget
            then:
              - alert: {severity: warning}
        """);
    Path data = temp.resolve("data");
    List<JsonNode> before;
    try (HubProcess hub = up(data)) {
      HubApi api = api(hub, data);
      assertThat(api.post(events()).status()).isEqualTo(202);
      Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .until(
              () ->
                  api.get("/api/v1/" + asked.get(0)).size() == CHARGES
                      && !api.get("/api/v1/decisions").isEmpty()
                      && api.get("/api/v1/rejects").size() == 1);
      before = answers(api);
      hub.terminate();
      hub.exitCode();
    }
    delete(data.resolve("postgres"));
    try (HubProcess hub = up(data)) {
      HubApi api = api(hub, data);
      Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .untilAsserted(() -> assertThat(answers(api)).isEqualTo(before));
      assertThat(hub.output()).contains("filled from the beginning");
      hub.terminate();
      hub.exitCode();
    }
    try (HubProcess hub = up(data)) {
      assertThat(answers(api(hub, data))).isEqualTo(before);
      assertThat(hub.output()).doesNotContain("filled from the beginning");
      hub.terminate();
    }
  }

  /** One of them is on a node that does not exist. */
  private String events() {
    Stream<String> charges = IntStream.range(0, CHARGES).mapToObj(i -> charge("c" + i, "acme/ads"));
    return Stream.concat(charges, Stream.of(charge("lost", "acme/nowhere"))).toList().toString();
  }

  private String charge(String id, String node) {
    return """
        {"specversion":"1.0","type":"io.bursar.charge","source":"/feed","id":"%s",\
        "tenant":"acme","data":{"version":1,"node":"%s","day":"%s",\
        "amount":"1","currency":"USD"}}"""
        .formatted(id, node, today);
  }

  private HubProcess up(Path data) throws IOException {
    return HubProcess.up(
            data, HubProcess.freePort(), Map.of("BURSAR_CONFIG", temp.resolve("config").toString()))
        .awaitReady();
  }

  private static HubApi api(HubProcess hub, Path data) throws IOException {
    return new HubApi(hub.uri(), Files.readString(data.resolve("admin.key")).strip());
  }

  private List<JsonNode> answers(HubApi api) throws IOException {
    List<JsonNode> answers = new ArrayList<>();
    for (String each : asked) {
      answers.add(api.get("/api/v1/" + each));
    }
    return answers;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
