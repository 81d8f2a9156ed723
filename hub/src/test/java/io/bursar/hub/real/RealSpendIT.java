package io.bursar.hub.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Real spend through a real hub, imported as a user does it, to the last digit: each total is
 * compared with a sum that is made here from the file, with nothing of Bursar's.
 */
class RealSpendIT {

  private static final String SHOP = "shop";

  @TempDir private Path temp;
  private RealHub hub;

  @AfterEach
  void stop() {
    if (hub != null) {
      hub.close();
    }
  }

  @Test
  void aFocusExportCountsOnceWhateverTheFileIsCalled() throws IOException {
    Path sample = RealData.at("cloud_billing/focus_1.0_sample_1000.csv");
    ExpectedTotals byDay = new ExpectedTotals();
    Map<String, BigDecimal> byCurrency = new TreeMap<>();
    for (Map<String, String> row : MinimalCsv.read(sample)) {
      BigDecimal billed = new BigDecimal(row.get("BilledCost"));
      String day = row.get("ChargePeriodStart").substring(0, 10);
      byDay.add("default", "unallocated", day, billed);
      byCurrency.merge(row.get("BillingCurrency"), billed, BigDecimal::add);
    }
    Path renamed = temp.resolve("september-again.csv.gz");
    try (OutputStream packed = new GZIPOutputStream(Files.newOutputStream(renamed))) {
      Files.copy(sample, packed);
    }
    hub = RealHub.start(temp, Files.createDirectories(temp.resolve("config")), "-Xmx1g");

    assertThat(hub.imported(List.of(sample))).isEqualTo(Map.of("rows", 1000L, "applied", 1000L));
    awaitSpent("default", days(2024, 9, 9), byDay);
    assertThat(billedByCurrency()).isEqualTo(byCurrency);

    for (Path again : List.of(sample, renamed)) {
      assertThat(hub.imported(List.of(again))).isEqualTo(Map.of("rows", 1000L, "duplicate", 1000L));
    }
    awaitSpent("default", days(2024, 9, 9), byDay);
    assertThat(billedByCurrency()).isEqualTo(byCurrency);
  }

  private Map<String, BigDecimal> billedByCurrency() {
    Map<String, BigDecimal> sums = new TreeMap<>();
    List<JsonNode> charges = hub.list("/api/v1/charges?limit=1000&tenant=default&period=2024-09");
    assertThat(charges).hasSize(1000);
    charges.forEach(
        charge ->
            sums.merge(
                charge.get("billedCurrency").asText(),
                new BigDecimal(charge.get("billed").asText()).setScale(11),
                BigDecimal::add));
    return sums;
  }

  @Test
  void threeYearsOfCouncilPaymentsCountOnceInAnyOrder() throws IOException {
    Council council = new Council();
    assertThat(council.rows).isEqualTo(117_179);
    assertThat(council.files).hasSize(72);
    assertThat(council.headers).hasSizeGreaterThanOrEqualTo(4);
    assertThat(council.late).as("payments that came late").isGreaterThan(10_000);
    Path configuration = temp.resolve("config");
    council.configure(configuration);
    // One mapping for all the headers.
    String mapping = RealHub.sampleMapping(temp, "calderdale").toString();
    hub = RealHub.start(temp, configuration, "-Xmx1g");
    Map<String, Long> before = hub.counters();

    assertThat(hub.imported(shuffled(council.files, 1), "--mapping", mapping))
        .isEqualTo(Map.of("rows", council.rows, "applied", council.rows));
    awaitSpent(Council.TENANT, months(2009, 2020), council.expected);
    assertThat(since(before))
        .containsEntry("collect in", council.rows)
        .containsEntry("collect collected", council.rows)
        .containsEntry("clean in", council.rows)
        .containsEntry("clean applied", council.rows)
        .containsEntry("ledger applied", council.rows)
        .doesNotContainKeys(
            "collect rejected",
            "collect skipped",
            "clean rejected",
            "ledger restated",
            "ledger duplicate",
            "ledger stale",
            "ledger conflict",
            "ledger rejected");
    assertThat(hub.list("/api/v1/rejects?limit=1000")).isEmpty();

    Map<String, Long> then = hub.counters();
    assertThat(hub.imported(shuffled(council.files, 2), "--mapping", mapping))
        .isEqualTo(Map.of("rows", council.rows, "duplicate", council.rows));
    awaitSpent(Council.TENANT, months(2009, 2020), council.expected);
    assertThat(since(then))
        .containsEntry("collect collected", council.rows)
        .containsEntry("clean applied", council.rows)
        .containsEntry("ledger duplicate", council.rows)
        .doesNotContainKeys("ledger applied", "ledger restated", "ledger conflict");
  }

  /** Of what has moved since then, by how much. */
  private Map<String, Long> since(Map<String, Long> before) {
    Map<String, Long> moved = new TreeMap<>();
    hub.counters()
        .forEach(
            (name, now) -> {
              long by = now - before.getOrDefault(name, 0L);
              if (by != 0) {
                moved.put(name, by);
              }
            });
    return moved;
  }

  private static List<Path> shuffled(List<Path> files, long seed) {
    List<Path> shuffled = new ArrayList<>(files);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }

  @Test
  void aMonthOfAShopKeepsItsIdenticalLines() throws IOException {
    shop(List.of(RealData.at("events/online_retail/online_retail_2011-02.csv.gz")));
  }

  @Test
  @Tag("soak")
  void halfAYearOfAShopKeepsItsIdenticalLines() throws IOException {
    try (Stream<Path> files = Files.list(RealData.at("events/online_retail"))) {
      Map<String, Long> counted = shop(files.sorted().toList());
      assertThat(counted).containsEntry("rows", 209_029L).containsEntry("identical", 1_747L);
    }
  }

  /** Imports the months twice; returns how many rows there are and how many are repeated. */
  private Map<String, Long> shop(List<Path> files) throws IOException {
    ExpectedTotals byDay = new ExpectedTotals();
    long rows = 0;
    long identical = 0;
    long returns = 0;
    for (Path file : files) {
      Map<Map<String, String>, Integer> seen = new HashMap<>();
      for (Map<String, String> row : MinimalCsv.read(file)) {
        BigDecimal quantity = new BigDecimal(row.get("Quantity"));
        byDay.add(
            SHOP,
            "unallocated",
            row.get("InvoiceDate").substring(0, 10),
            quantity.multiply(new BigDecimal(row.get("UnitPrice"))));
        rows++;
        returns += quantity.signum() < 0 ? 1 : 0;
        identical += seen.merge(row, 1, Integer::sum) > 1 ? 1 : 0;
      }
    }
    assertThat(identical).isPositive();
    assertThat(returns).isPositive();
    Path tenant = Files.createDirectories(temp.resolve("config/tenants/" + SHOP));
    Files.writeString(tenant.resolve("tenant.yaml"), "currency: GBP\nzone: Europe/London\n");
    String mapping = RealHub.sampleMapping(temp, "online-retail").toString();
    hub = RealHub.start(temp, temp.resolve("config"), "-Xmx1g");

    assertThat(hub.imported(files, "--mapping", mapping))
        .isEqualTo(Map.of("rows", rows, "applied", rows));
    awaitSpent(SHOP, days(2010, 12, 17), byDay);
    assertThat(hub.imported(files, "--mapping", mapping))
        .isEqualTo(Map.of("rows", rows, "duplicate", rows));
    awaitSpent(SHOP, days(2010, 12, 17), byDay);
    return Map.of("rows", rows, "identical", identical);
  }

  /** Usage is a view: it follows the ledger by a moment. */
  private void awaitSpent(String tenant, Collection<String> periods, ExpectedTotals expected) {
    Map<String, BigDecimal> wanted = expected.all();
    Awaitility.await()
        .atMost(RealHub.PATIENCE)
        .untilAsserted(() -> assertThat(hub.spent(tenant, periods)).isEqualTo(wanted));
  }

  private static List<String> months(int firstYear, int lastYear) {
    return IntStream.rangeClosed(firstYear, lastYear)
        .boxed()
        .flatMap(year -> IntStream.rangeClosed(1, 12).mapToObj(month -> YearMonth.of(year, month)))
        .map(YearMonth::toString)
        .toList();
  }

  /** All days of the months from one to another, counted from January of the year. */
  private static List<String> days(int year, int firstMonth, int lastMonth) {
    YearMonth january = YearMonth.of(year, 1);
    return IntStream.rangeClosed(firstMonth - 1, lastMonth - 1)
        .mapToObj(january::plusMonths)
        .flatMap(
            month ->
                IntStream.rangeClosed(1, month.lengthOfMonth())
                    .mapToObj(day -> month.atDay(day).toString()))
        .toList();
  }
}
