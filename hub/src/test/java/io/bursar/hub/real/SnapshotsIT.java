package io.bursar.hub.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.hub.cli.CommandLineRun;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A bill that is sent again as a whole, with other rows each time; sums are made here, too. */
class SnapshotsIT {

  private static final List<String> SEPTEMBER =
      LocalDate.parse("2024-09-01")
          .datesUntil(LocalDate.parse("2024-10-01"))
          .map(LocalDate::toString)
          .toList();

  @TempDir private Path temp;
  private RealHub hub;

  @AfterEach
  void stop() {
    if (hub != null) {
      hub.close();
    }
  }

  @Test
  void aBillIsWhatItsLastSnapshotSays() throws IOException {
    List<String> sample =
        Files.readAllLines(RealData.at("cloud_billing/focus_1.0_sample_1000.csv"));
    Path first = file("first.csv", sample);
    List<String> changed = new ArrayList<>(sample);
    // The header stays; a hundred rows are gone, ten cost more, and two are new.
    changed.subList(1, 101).clear();
    for (int i = 1; i <= 10; i++) {
      changed.set(i, changed.get(i).replaceFirst(",([0-9.]+),", ",1$1,"));
    }
    changed.add(sample.get(500).replaceFirst(",([0-9.]+),", ",7.5,"));
    changed.add(sample.get(501).replaceFirst(",([0-9.]+),", ",-2.5,"));
    Path second = file("second.csv", changed);
    hub = RealHub.start(temp, Files.createDirectories(temp.resolve("config")), "-Xmx1g");

    assertThat(hub.imported(List.of(first), "--snapshot", "20240930"))
        .isEqualTo(Map.of("rows", 1000L, "applied", 1000L));
    awaitSpent(first);
    assertThat(reversed()).isZero();

    assertThat(hub.imported(List.of(second), "--snapshot", "20241001"))
        .isEqualTo(Map.of("rows", 902L, "applied", 12L, "duplicate", 890L));
    awaitSpent(second);
    assertThat(reversed()).isEqualTo(110);

    assertThat(hub.imported(List.of(first), "--snapshot", "20240930"))
        .as("the old one once more")
        .isEqualTo(Map.of("rows", 1000L, "stale", 1000L));
    assertThat(hub.imported(List.of(second), "--snapshot", "20241001"))
        .isEqualTo(Map.of("rows", 902L, "duplicate", 902L));
    awaitSpent(second);

    assertThat(hub.imported(List.of(first), "--snapshot", "20241002"))
        .as("what was gone comes back")
        .isEqualTo(Map.of("rows", 1000L, "applied", 110L, "duplicate", 890L));
    awaitSpent(first);
    assertThat(reversed()).isEqualTo(122);
    assertThat(hub.list("/api/v1/charges?limit=1000&tenant=default&period=2024-09")).hasSize(1000);
  }

  @Test
  void aTableSaysWhatItIsAllThereIsOf() throws IOException {
    Path mapping =
        file(
            "ledger.yaml",
            List.of(
                "name: ledger",
                "date: Day",
                "amount: Net",
                "currency: {constant: USD}",
                "keys: [No]",
                "snapshot: {account: Company, period: Month}"));
    String header = "No,Company,Month,Day,Net";
    Path first =
        file(
            "first.csv",
            List.of(
                header,
                "1,100,2024-09,2024-09-03,5",
                "2,100,2024-09,2024-09-04,6",
                "3,200,2024-09,2024-09-04,10"));
    Path second =
        file("second.csv", List.of(header, "1,100,2024-09,2024-09-03,5", "4,100,2024-09,x,9"));
    hub = RealHub.start(temp, Files.createDirectories(temp.resolve("config")), "-Xmx1g");
    String map = mapping.toString();

    assertThat(hub.command("import", List.of(first), "--mapping", map).err())
        .contains("give the snapshot's version");
    assertThat(hub.imported(List.of(first), "--mapping", map, "--snapshot", "1"))
        .isEqualTo(Map.of("rows", 3L, "applied", 3L));
    awaitSpent(Map.of("2024-09-03", "5", "2024-09-04", "16"));

    CommandLineRun unreadable =
        hub.command("import", List.of(second), "--mapping", map, "--snapshot", "2");
    assertThat(unreadable.err())
        .contains("1 of its rows cannot be read, so nothing of it is used")
        .contains("nothing of it was kept");
    awaitSpent(Map.of("2024-09-03", "5", "2024-09-04", "16"));

    Path third = file("third.csv", List.of(header, "1,100,2024-09,2024-09-03,5"));
    assertThat(hub.imported(List.of(third), "--mapping", map, "--snapshot", "3"))
        .isEqualTo(Map.of("rows", 1L, "duplicate", 1L));
    awaitSpent(Map.of("2024-09-03", "5", "2024-09-04", "10"));

    Path other =
        file(
            "other.csv",
            List.of(header, "1,100,2024-09,2024-09-03,6", "5,100,2024-09,2024-09-03,1"));
    assertThat(hub.imported(List.of(other), "--mapping", map, "--snapshot", "3"))
        .as("another file under the number")
        .isEqualTo(Map.of("rows", 2L, "conflict", 2L));
    assertThat(hub.imported(List.of(third), "--mapping", map, "--snapshot", "3"))
        .isEqualTo(Map.of("rows", 1L, "duplicate", 1L));
    awaitSpent(Map.of("2024-09-03", "5", "2024-09-04", "10"));
    assertThat(rejectedCodes())
        .containsExactlyInAnyOrder("BUR-1213", "BUR-1803", "BUR-1803", "BUR-1807");
  }

  private List<String> rejectedCodes() {
    return hub.list("/api/v1/rejects?tenant=default").stream()
        .map(reject -> reject.get("code").asText())
        .toList();
  }

  private Path file(String name, List<String> lines) throws IOException {
    return Files.write(temp.resolve(name), lines);
  }

  private long reversed() {
    return hub.count("bursar_ledger_reversed_total");
  }

  private void awaitSpent(Path bill) {
    ExpectedTotals expected = new ExpectedTotals();
    for (Map<String, String> row : MinimalCsv.read(bill)) {
      expected.add(
          "default",
          "unallocated",
          row.get("ChargePeriodStart").substring(0, 10),
          new BigDecimal(row.get("BilledCost")));
    }
    awaitSpent(expected);
  }

  private void awaitSpent(Map<String, String> byDay) {
    ExpectedTotals expected = new ExpectedTotals();
    new TreeMap<>(byDay)
        .forEach(
            (day, amount) -> expected.add("default", "unallocated", day, new BigDecimal(amount)));
    awaitSpent(expected);
  }

  /** Usage is a view: it follows the ledger by a moment. */
  private void awaitSpent(ExpectedTotals expected) {
    Awaitility.await()
        .atMost(RealHub.PATIENCE)
        .untilAsserted(() -> assertThat(hub.spent("default", SEPTEMBER)).isEqualTo(expected.all()));
  }
}
