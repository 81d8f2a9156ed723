package io.bursar.connectors.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.connectors.MinimalCsv;
import io.bursar.connectors.ReadFile;
import io.bursar.connectors.RealData;
import io.bursar.core.collected.Collected;
import io.bursar.core.journal.When;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Real tables through the shipped mappings, against sums made without Bursar. */
class RealTablesTest {

  @Test
  void calderdaleInFourHeadersWithOneMapping() throws IOException {
    MappedCsvFormat format = SampleMappings.named("calderdale");
    Map<String, BigDecimal> ours = new TreeMap<>();
    Map<String, BigDecimal> theirs = new TreeMap<>();
    Set<String> ids = new HashSet<>();
    long rows = 0;
    for (Path file : files("events/public_spend/calderdale/clean")) {
      ReadFile read = ReadFile.of(format, file);
      assertThat(read.refused()).isEmpty();
      assertThat(read.counts().complete()).isTrue();
      rows += read.counts().rows();
      ids.addAll(read.ids());
      add(read, "ServiceName", ours);
      for (Map<String, String> row : MinimalCsv.read(file)) {
        String date = row.getOrDefault("Date", row.get("Transaction Date"));
        String amount = row.getOrDefault("Net Amount", row.get("Amount"));
        theirs.merge(
            row.get("Expense Area").strip() + " " + date.substring(0, 7),
            new BigDecimal(amount),
            BigDecimal::add);
      }
    }
    assertThat(rows).isEqualTo(117_179);
    assertThat(ids).hasSize(117_179);
    assertThat(ours).isEqualTo(theirs);
  }

  private static void add(ReadFile read, String by, Map<String, BigDecimal> sums) {
    for (Collected collected : read.understood()) {
      Collected.Charge charge = (Collected.Charge) collected;
      String month = ((When.On) charge.when()).date().toString().substring(0, 7);
      sums.merge(
          charge.focus().getOrDefault(by, "") + " " + month, charge.billed(), BigDecimal::add);
    }
  }

  @Test
  void onlineRetailKeepsIdenticalRows() throws IOException {
    MappedCsvFormat format = SampleMappings.named("online-retail");
    BigDecimal ours = BigDecimal.ZERO;
    BigDecimal theirs = BigDecimal.ZERO;
    Set<String> ids = new HashSet<>();
    long rows = 0;
    long repeated = 0;
    for (Path file : files("events/online_retail")) {
      ReadFile read = ReadFile.of(format, file);
      assertThat(read.refused()).isEmpty();
      rows += read.counts().understood();
      ids.addAll(read.ids());
      repeated += read.ids().stream().filter(id -> !id.endsWith("-1")).count();
      for (Collected collected : read.understood()) {
        ours = ours.add(((Collected.Charge) collected).billed());
      }
      for (Map<String, String> row : MinimalCsv.read(file)) {
        theirs =
            theirs.add(
                new BigDecimal(row.get("Quantity")).multiply(new BigDecimal(row.get("UnitPrice"))));
      }
    }
    assertThat(rows).isEqualTo(209_029);
    assertThat(repeated).isEqualTo(1_747);
    assertThat(ids).hasSize(209_029);
    assertThat(ours).isEqualByComparingTo(theirs);
  }

  @Test
  void azureInSixHeadersWithOneMapping() throws IOException {
    MappedCsvFormat format = SampleMappings.named("azure");
    List<ReadFile> all = new ArrayList<>();
    for (Path file : files("cloud_billing/azure_headersets")) {
      ReadFile read = ReadFile.of(format, file);
      assertThat(read.refused()).as(file.toString()).isEmpty();
      assertThat(read.counts().rows()).isEqualTo(1);
      all.add(read);
    }
    assertThat(all).hasSize(6);
    assertThat(all.get(0).counts().skipped()).isEqualTo(1); // BOM.csv: a date and nothing else
    assertThat(all.stream().flatMap(read -> read.understood().stream()))
        .hasSize(5)
        .allSatisfy(
            charge -> {
              assertThat(charge.focus()).containsKeys("ServiceName", "SubAccountId", "SkuId");
              assertThat(charge.when().day(ZoneId.of("UTC"))).hasToString("2021-02-02");
            });
    Collected enterprise = all.get(1).understood().get(0);
    assertThat(enterprise.tags())
        .containsEntry("poolName", "defaultpool")
        .containsEntry("orchestrator", "Kubernetes:1.19.9");
    assertThat(((Collected.Charge) enterprise).currency()).isEqualTo("CAD");

    ReadFile small =
        ReadFile.of(format, RealData.at("cloud_billing/azure_ea_actualcost_small.csv"));
    assertThat(small.refused()).isEmpty();
    assertThat(small.counts().understood()).isEqualTo(11);
  }

  @Test
  void onlineAdsHasMonthsInWordsAndNoYear() {
    Path file = RealData.at("events/online_ads/online_ads_camp1.csv");
    ReadFile read = ReadFile.of(SampleMappings.named("online-ads"), file);
    BigDecimal theirs = BigDecimal.ZERO;
    long skipped = 0;
    for (Map<String, String> row : MinimalCsv.read(file)) {
      if (row.get("placement").equals("#N/A")) {
        skipped++;
      } else {
        theirs = theirs.add(new BigDecimal(row.get("cost")));
      }
    }
    assertThat(read.refused()).isEmpty();
    assertThat(read.counts().rows()).isEqualTo(6_877);
    assertThat(read.counts().skipped()).isEqualTo(skipped).isPositive();
    assertThat(
            read.understood().stream()
                .map(charge -> ((Collected.Charge) charge).billed())
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(theirs);
    assertThat(read.understood().get(0).when())
        .isEqualTo(new When.On(java.time.LocalDate.of(2020, 4, 1)));

    ReadFile clicks = ReadFile.of(SampleMappings.named("online-ads-clicks"), file);
    assertThat(clicks.understood()).hasSize(6_877).hasOnlyElementsOfType(Collected.Metric.class);
  }

  @Test
  void oracleLedgerHasNoHeader() {
    Path file = RealData.at("legacy/oracle_gl/GlInterface_rows001-200.csv");
    ReadFile read = ReadFile.of(SampleMappings.named("oracle-gl"), file);
    Map<String, BigDecimal> theirs = new TreeMap<>();
    for (List<String> row : MinimalCsv.rows(file)) {
      BigDecimal net = number(row.get(38)).subtract(number(row.get(39)));
      theirs.merge(row.get(5), net, BigDecimal::add);
    }
    Map<String, BigDecimal> ours = new TreeMap<>();
    for (Collected collected : read.understood()) {
      Collected.Charge charge = (Collected.Charge) collected;
      ours.merge(charge.currency(), charge.billed(), BigDecimal::add);
    }
    assertThat(read.refused()).isEmpty();
    assertThat(read.counts().understood()).isEqualTo(200);
    assertThat(ours).hasSize(theirs.size());
    theirs.forEach((currency, sum) -> assertThat(ours.get(currency)).isEqualByComparingTo(sum));
  }

  @Test
  void sapLinesTakeTheirSignFromAnotherColumn() {
    Path file = RealData.at("legacy/sap_tables/BSEG.csv.gz");
    ReadFile read = ReadFile.of(SampleMappings.named("sap-bseg"), file);
    BigDecimal theirs = BigDecimal.ZERO;
    for (Map<String, String> row : MinimalCsv.read(file)) {
      if (!row.get("VALUT").isEmpty()) {
        BigDecimal amount = number(row.get("DMBTR").replace(",", ""));
        theirs = row.get("SHKZG").equals("H") ? theirs.subtract(amount) : theirs.add(amount);
      }
    }
    assertThat(read.refused()).isEmpty();
    assertThat(read.counts().rows()).isEqualTo(2_811);
    assertThat(
            read.understood().stream()
                .map(charge -> ((Collected.Charge) charge).billed())
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(theirs);
  }

  private static BigDecimal number(String text) {
    return text.isEmpty() ? BigDecimal.ZERO : new BigDecimal(text);
  }

  private static List<Path> files(String folder) throws IOException {
    try (Stream<Path> files = Files.list(RealData.at(folder))) {
      return files.sorted().toList();
    }
  }
}
