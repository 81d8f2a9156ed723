package io.bursar.hub.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bursar.hub.cli.CommandLineRun;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The FOCUS sample as a statement: every service's sum is made here, too. */
class StatementIT {

  @TempDir private Path temp;
  private RealHub hub;

  @AfterEach
  void stop() {
    if (hub != null) {
      hub.close();
    }
  }

  @Test
  void aStatementIsTheBillByServiceToTheLastDigit() throws IOException {
    Path bill = RealData.at("cloud_billing/focus_1.0_sample_1000.csv");
    Map<String, BigDecimal> expected = new TreeMap<>();
    BigDecimal spent = BigDecimal.ZERO;
    for (Map<String, String> row : MinimalCsv.read(bill)) {
      BigDecimal cost = new BigDecimal(row.get("BilledCost"));
      String kind = row.get("ServiceName") + "/" + row.get("ChargeCategory");
      expected.merge(kind, cost, BigDecimal::add);
      spent = spent.add(cost);
    }
    hub = RealHub.start(temp, Files.createDirectories(temp.resolve("config")), "-Xmx1g");
    hub.imported(List.of(bill));
    BigDecimal whole = spent.stripTrailingZeros();

    Awaitility.await()
        .atMost(RealHub.PATIENCE)
        .untilAsserted(() -> assertThat(amount(statement(), "spent")).isEqualTo(whole));
    JsonNode statement = statement();
    Map<String, BigDecimal> found = new TreeMap<>();
    for (String entry : List.of("charges", "adjustments")) {
      for (JsonNode line : statement.get(entry)) {
        found.put(
            line.get("service").asText() + "/" + line.get("category").asText(),
            amount(line, "amount"));
      }
    }
    expected.replaceAll((kind, sum) -> sum.stripTrailingZeros());
    assertThat(found).isEqualTo(expected);
    assertThat(amount(statement, "opening")).isEqualByComparingTo("0");
    String table = run("--format", "csv").out();
    assertThat(run("--format", "csv").out()).as("twice").isEqualTo(table);
    Path page = temp.resolve("page.html");
    assertThat(run("--format", "html", "--out", page.toString()).status()).isZero();
    assertThat(page).content().contains(spent.stripTrailingZeros().toPlainString());
  }

  private JsonNode statement() {
    CommandLineRun run = run();
    return run.status() == 0 ? hub.tree(run.out()) : hub.tree("{\"spent\":\"-1\"}");
  }

  private CommandLineRun run(String... options) {
    List<String> words = new ArrayList<>(List.of("default", "--period", "2024-09"));
    words.addAll(List.of(options));
    return hub.command("statement", List.of(), words.toArray(String[]::new));
  }

  private static BigDecimal amount(JsonNode of, String field) {
    return new BigDecimal(of.get(field).asText()).stripTrailingZeros();
  }
}
