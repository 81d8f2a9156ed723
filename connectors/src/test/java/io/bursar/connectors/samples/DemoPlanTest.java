package io.bursar.connectors.samples;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.connectors.ReadFile;
import io.bursar.connectors.csv.MappedCsvFormat;
import io.bursar.connectors.focus.FocusFormat;
import io.bursar.core.collected.Collected;
import io.bursar.core.configuration.Budget;
import io.bursar.core.journal.RateEntry;
import io.bursar.core.period.PeriodKind;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoPlanTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-01",
        "2026-11-02",
        "2026-11-21",
        "2026-03-01",
        "2028-02-29",
        "2026-12-31"
      })
  void onlyAdsPassEightyPercentWhateverTheDay(String date) throws IOException {
    LocalDate today = LocalDate.parse(date);
    DemoPlan plan = new DemoPlan(today);
    List<Collected.Charge> charges = read(plan);
    Map<String, BigDecimal> spent = new HashMap<>();
    Map<LocalDate, BigDecimal> euro =
        plan.rates().stream().collect(Collectors.toMap(RateEntry::day, RateEntry::rate));
    for (Collected.Charge charge : charges) {
      LocalDate day = charge.when().day(ZoneOffset.UTC);
      assertThat(day).isBetween(plan.firstDay(), today);
      if (!day.isBefore(today.withDayOfMonth(1))) {
        BigDecimal rate = charge.currency().equals("EUR") ? euro.get(day) : BigDecimal.ONE;
        for (String node = node(charge); !node.isEmpty(); node = parent(node)) {
          spent.merge(node, charge.billed().multiply(rate), BigDecimal::add);
        }
      }
    }
    for (Budget budget : plan.budgets()) {
      if (budget.kind() == PeriodKind.MONTH) {
        double ratio =
            spent.getOrDefault(budget.node(), BigDecimal.ZERO).doubleValue()
                / budget.amount().get().doubleValue();
        if (budget.node().startsWith("demo/ads")) {
          assertThat(ratio).as(budget.node()).isBetween(0.83, 0.90);
        } else {
          assertThat(ratio).as(budget.node()).isBetween(0.0, 0.79);
        }
      }
    }
    assertThat(spent.get("demo/ads")).isEqualByComparingTo("34400");
    assertThat(spent).containsKey("demo/unallocated");
    assertThat(charges.size()).isBetween(20_000, 40_000);
  }

  private List<Collected.Charge> read(DemoPlan plan) throws IOException {
    List<Path> files = plan.write(folder);
    MappedCsvFormat.Reading finance = MappedCsvFormat.read("finance", plan.mapping());
    assertThat(finance.lints()).isEmpty();
    List<Collected.Charge> charges = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (ReadFile read :
        List.of(
            ReadFile.of(new FocusFormat(), files.get(0)),
            ReadFile.of(finance.format().orElseThrow(), files.get(1)))) {
      assertThat(read.refused()).isEmpty();
      assertThat(read.counts().complete()).isTrue();
      assertThat(read.ids().stream().allMatch(ids::add)).isTrue();
      read.understood().forEach(said -> charges.add((Collected.Charge) said));
    }
    return charges;
  }

  /** The rules of the plan by hand: core's CEL is not this module's. */
  private static String node(Collected.Charge charge) {
    String account = charge.focus().getOrDefault("SubAccountId", "");
    return switch (account) {
      case "4110" -> "demo/ads/search";
      case "4120" -> "demo/ads/social";
      case "5210" -> "demo/e-commerce/storefront";
      case "5220" -> "demo/e-commerce/logistics";
      case "6110" -> "demo/benefits/meals";
      case "6120" -> "demo/benefits/insurance";
      case CloudBill.COMPUTE_ACCOUNT -> "demo/cloud/compute";
      default -> "data".equals(charge.tags().get("team")) ? "demo/cloud/data" : "demo/unallocated";
    };
  }

  private static String parent(String node) {
    return node.contains("/") ? node.substring(0, node.lastIndexOf('/')) : "";
  }

  @Test
  void theSameDayGivesTheSameFiles() throws IOException {
    LocalDate today = LocalDate.of(2026, 11, 21);
    assertThat(text(today)).isEqualTo(text(today));
  }

  @Test
  void tomorrowSaysTheSameOfThePastOrRaisesTheVersion() throws IOException {
    Map<String, Collected.Charge> today = byId(read(new DemoPlan(LocalDate.of(2026, 11, 21))));
    Map<String, Collected.Charge> tomorrow = byId(read(new DemoPlan(LocalDate.of(2026, 11, 22))));
    assertThat(tomorrow.keySet().containsAll(today.keySet())).isTrue();
    today.forEach(
        (id, charge) -> {
          Collected.Charge later = tomorrow.get(id);
          if (!later.equals(charge)) {
            assertThat(later.version()).as(id).isGreaterThan(charge.version());
          }
        });
  }

  private static Map<String, Collected.Charge> byId(List<Collected.Charge> charges) {
    return charges.stream().collect(Collectors.toMap(Collected::id, charge -> charge));
  }

  private static String text(LocalDate today) throws IOException {
    StringWriter writer = new StringWriter();
    new DemoPlan(today).writeCloud(writer);
    StringWriter finance = new StringWriter();
    new DemoPlan(today).writeFinance(finance);
    return writer + "\n" + finance;
  }
}
