package io.bursar.connectors.focus;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.connectors.MinimalCsv;
import io.bursar.connectors.ReadFile;
import io.bursar.connectors.RealData;
import io.bursar.core.collected.Collected;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The FOCUS 1.0 sample of the FinOps Foundation: 1,000 rows of three providers. */
class FocusSampleTest {
  private final Path sample = RealData.at("cloud_billing/focus_1.0_sample_1000.csv");
  private final ReadFile read = ReadFile.of(new FocusFormat(), sample);

  @Test
  void accountsForEveryRow() {
    assertThat(read.counts().rows()).isEqualTo(1000);
    assertThat(read.refused()).isEmpty();
    assertThat(read.counts().complete()).isTrue();
    assertThat(new HashSet<>(read.ids())).hasSize(1000);
  }

  @Test
  void totalsPerCurrencyAreExact() {
    Map<String, BigDecimal> billed = new TreeMap<>();
    Map<String, BigDecimal> effective = new TreeMap<>();
    for (Map<String, String> row : MinimalCsv.read(sample)) {
      String currency = row.get("BillingCurrency");
      billed.merge(currency, new BigDecimal(row.get("BilledCost")), BigDecimal::add);
      effective.merge(currency, new BigDecimal(row.get("EffectiveCost")), BigDecimal::add);
    }
    assertThat(sum(Collected.Charge::billed)).isEqualTo(billed);
    assertThat(sum(charge -> charge.effective().orElseThrow())).isEqualTo(effective);
    assertThat(billed.get("USD")).isBetween(new BigDecimal("20.51"), new BigDecimal("20.53"));
  }

  private Map<String, BigDecimal> sum(
      java.util.function.Function<Collected.Charge, BigDecimal> amount) {
    Map<String, BigDecimal> sums = new TreeMap<>();
    for (Collected collected : read.understood()) {
      Collected.Charge charge = (Collected.Charge) collected;
      sums.merge(charge.currency(), amount.apply(charge), BigDecimal::add);
    }
    return sums;
  }

  @Test
  void saysTheSameEachTime() {
    assertThat(ReadFile.of(new FocusFormat(), sample).understood()).isEqualTo(read.understood());
  }

  @Test
  void keepsWhatRulesNeed() {
    List<Map<String, String>> focus = read.understood().stream().map(Collected::focus).toList();
    assertThat(focus).allSatisfy(one -> assertThat(one.values()).doesNotContain("NULL", ""));
    assertThat(focus.stream().map(one -> one.get("ServiceProviderName")).distinct())
        .containsExactlyInAnyOrder("AWS", "Microsoft", "Oracle");
    assertThat(focus.stream().map(one -> one.get("SubAccountId")).distinct()).hasSize(73);
    assertThat(read.understood().stream().filter(one -> !one.tags().isEmpty()).count())
        .isEqualTo(
            MinimalCsv.read(sample).stream().filter(row -> row.get("Tags").contains(":")).count());
  }
}
