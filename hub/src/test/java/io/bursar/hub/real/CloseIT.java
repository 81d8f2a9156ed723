package io.bursar.hub.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bursar.hub.cli.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A month is closed: what is said of it later counts today, and its statement stays as it was. */
class CloseIT {

  private static final String MAPPING =
      """
      name: erp
      date: {column: day, formats: yyyy-MM-dd}
      amount: amount
      currency: {constant: USD}
      node: node
      keys: [id]
      version: v
      """;
  private static final String HEADER = "id,v,day,node,amount";

  @TempDir private Path temp;
  private RealHub hub;
  private Path mapping;

  @AfterEach
  void stop() {
    if (hub != null) {
      hub.close();
    }
  }

  @Test
  void aClosedMonthStaysAsItWas() throws IOException {
    mapping = Files.writeString(temp.resolve("erp.yaml"), MAPPING);
    Path tenant = Files.createDirectories(temp.resolve("config/tenants/acme"));
    Files.writeString(tenant.resolve("tenant.yaml"), "currency: USD\nzone: UTC\nnodes:\n  ads:\n");
    hub = RealHub.start(temp, temp.resolve("config"), "-Xmx1g");
    assertThat(imported("a1,1,2024-09-03,acme/ads,100", "a2,1,2024-09-04,acme/unallocated,7"))
        .isEqualTo(Map.of("rows", 2L, "applied", 2L));
    String before = statement("2024-09", "107");

    CommandLineRun open = close("2024-09");
    assertThat(open.status()).isEqualTo(1);
    assertThat(open.err()).contains("BUR-2434", "7 is placed by no rule");
    assertThat(close("2024-09", "--dry-run").status()).isZero();
    CommandLineRun year = close(String.valueOf(Year.now(ZoneOffset.UTC).plusYears(1)), "--anyway");
    assertThat(year.err()).contains("BUR-2046", "ends on");
    CommandLineRun done = close("2024-09", "--anyway");
    assertThat(done.status()).as(done.err()).isZero();
    assertThat(hub.tree(done.out()).get("through").asText()).isEqualTo("2024-09-30");

    assertThat(imported("a1,2,2024-09-03,acme/ads,90", "a2,1,2024-09-04,acme/unallocated,7"))
        .isEqualTo(Map.of("rows", 2L, "restated", 1L, "duplicate", 1L));
    Awaitility.await()
        .atMost(RealHub.PATIENCE)
        .untilAsserted(
            () -> {
              CommandLineRun now = run(null);
              assertThat(now.status()).as(now.err()).isZero();
              JsonNode statement = hub.tree(now.out());
              assertThat(statement.get("spent").asText()).isEqualTo("-10");
              assertThat(statement.get("adjustments").get(0).get("amount").asText())
                  .isEqualTo("-10");
            });
    assertThat(statement("2024-09", "107")).isEqualTo(before);
    assertThat(close("2024-09", "--anyway").status()).as("twice").isZero();
  }

  private Map<String, Long> imported(String... rows) throws IOException {
    List<String> lines = new ArrayList<>(List.of(HEADER));
    lines.addAll(List.of(rows));
    Path file = Files.write(temp.resolve("rows.csv"), lines);
    return hub.imported(List.of(file), "--tenant", "acme", "--mapping", mapping.toString());
  }

  private CommandLineRun close(String period, String... options) {
    List<String> words = new ArrayList<>(List.of(period, "--tenant", "acme"));
    words.addAll(List.of(options));
    return hub.command("close", List.of(), words.toArray(String[]::new));
  }

  private String statement(String period, String spent) {
    Awaitility.await()
        .atMost(RealHub.PATIENCE)
        .until(() -> run(period, "--format", "csv").out(), csv -> csv.contains("spent,,," + spent));
    return run(period, "--format", "csv").out();
  }

  private CommandLineRun run(String period, String... options) {
    List<String> words = new ArrayList<>(List.of("acme"));
    words.addAll(period == null ? List.of() : List.of("--period", period));
    words.addAll(List.of(options));
    return hub.command("statement", List.of(), words.toArray(String[]::new));
  }
}
