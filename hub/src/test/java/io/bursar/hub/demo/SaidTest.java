package io.bursar.hub.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SaidTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "2026-11-21; 2026-11-22; tomorrow, 2026-11-22",
        "2026-11-30; 2026-12-01; tomorrow, 2026-12-01, the first day of next month",
        "2026-12-31; 2027-01-01; tomorrow, 2027-01-01, the first day of next month",
        "2026-11-22; 2026-11-22; today, 2026-11-22",
        "2026-11-24; 2026-11-22; 2026-11-22",
        "2026-11-21; 2026-12; 2026-12"
      })
  void aPeriodIsSaidFromWhereOneStands(LocalDate today, String period, String words) {
    assertThat(Said.when(period, today)).isEqualTo(words);
  }

  @Test
  void aShareIsNeverRoundedUpToAThreshold() {
    assertThat(Said.percent(new BigDecimal("31999.99"), new BigDecimal("40000"))).isEqualTo(79);
    assertThat(Said.percent(new BigDecimal("-1"), new BigDecimal("40000"))).isEqualTo(-1);
  }

  @Test
  void theBarStaysAsLongAsItIs() {
    assertThat(Said.bar(86)).isEqualTo("#################...");
    assertThat(Said.bar(250)).isEqualTo("####################");
    assertThat(Said.bar(-3)).isEqualTo("....................");
  }

  @Test
  void amountsAreSaidToTheCent() {
    assertThat(Said.amount(new BigDecimal("497.777777777778"))).isEqualTo("497.78");
    assertThat(Said.amount(new BigDecimal("-1234567.8"))).isEqualTo("-1,234,567.80");
  }
}
