package io.bursar.core.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.bursar.core.expression.InvalidExpressionException;
import io.bursar.core.usage.Usage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConditionTest {

  @ParameterizedTest
  @CsvSource({
    "ratio >= 0.8, 320, 400, true",
    "ratio >= 0.8, 319.999999999999, 400, false",
    "ratio >= 0.8, 320.000000000001, 400, true",
    "ratio > 0.8, 320, 400, false",
    "0.8 <= ratio, 320, 400, true",
    // for a double, 0.1 + 0.2 is more than 0.3, and 1 / 2 of two whole numbers is 0
    "spent >= 0.1 + 0.2, 0.3, 1, true",
    "spent > 0.1 + 0.2, 0.3, 1, false",
    "spent >= 1 / 2 * budget, 200, 400, true",
    "spent >= 1 / 2 * budget, 199, 400, false",
    "spent >= 2 - 0.5, 1.4, 400, false",
    "spent >= budget * 0.3, 0.3, 1, true",
    "spent > 9999999999999.99, 9999999999999.991, 1, true",
    "spent >= 320, 320, 400, true",
    "320 > spent, 320, 400, false",
    "budget - spent < 80.000000000001, 320, 400, true",
    "spent / budget >= 0.8, 320, 400, true",
    "spent / 3 * 3 >= spent, 1, 400, true",
    "-spent <= -320, 320, 400, true",
    "available <= 80, 320, 400, true",
    "available < 80, 320, 400, false",
    "ratio >= 1, 0, 0, false",
    "ratio >= 1000000, 0.01, 0, true",
    "ratio >= 0.8, -5, 400, false",
    "labels.team == 'search' && spent > 0, 1, 400, true",
    "has(labels.owner), 1, 400, false"
  })
  void comparesExactly(String cel, BigDecimal spent, BigDecimal budget, boolean holds)
      throws Exception {
    Words words =
        new Words(
            new Usage("2026-11", Optional.of(budget), spent, BigDecimal.ZERO),
            Optional.empty(),
            Map.of("team", "search"),
            Optional.empty());
    assertThat(Condition.compile(cel).holds(words)).contains(holds);
  }

  @Test
  void heldMoneyIsUsedMoney() throws Exception {
    Usage usage =
        new Usage(
            "2026-11", Optional.of(new BigDecimal(400)), new BigDecimal(300), new BigDecimal(20));
    Words words = new Words(usage, Optional.of(new BigDecimal("0.80")), Map.of(), Optional.empty());
    assertThat(Condition.compile("ratio >= threshold && held == held").holds(words)).contains(true);
    assertThat(words.texts())
        .containsEntry("ratio", "0.8")
        .containsEntry("available", "80")
        .containsEntry("threshold", "0.8");
  }

  @Property(tries = 300)
  void saysWhatDecimalsSay(
      @ForAll @BigRange(min = "-1000", max = "100000") @Scale(12) BigDecimal spent,
      @ForAll @BigRange(min = "0.01", max = "100000") @Scale(2) BigDecimal budget)
      throws Exception {
    Words words =
        new Words(
            new Usage("2026-11", Optional.of(budget), spent, BigDecimal.ZERO),
            Optional.of(new BigDecimal("0.8")),
            Map.of(),
            Optional.empty());
    assertThat(RATIO.holds(words))
        .contains(spent.compareTo(budget.multiply(new BigDecimal("0.8"))) >= 0);
    assertThat(BY_THRESHOLD.holds(words)).isEqualTo(RATIO.holds(words));
  }

  private static final Condition RATIO = compiled("ratio >= 0.8");
  private static final Condition BY_THRESHOLD = compiled("ratio >= threshold");

  @Test
  void whatCannotBeSaidIsNotSaid() throws Exception {
    Words withoutBudget =
        new Words(
            new Usage("2026-11", Optional.empty(), BigDecimal.TEN, BigDecimal.ZERO),
            Optional.empty(),
            Map.of(),
            Optional.empty());
    assertThat(Condition.compile("ratio > 0.5").holds(withoutBudget)).isEmpty();
    assertThat(Condition.compile("labels.team == 'x'").holds(withoutBudget)).isEmpty();
    assertThat(Condition.compile("spent / (spent - 10) > 1").holds(withoutBudget)).isEmpty();
    assertThat(Condition.compile("spent > 5 || ratio > 0.5").holds(withoutBudget)).contains(true);
    assertThat(Condition.compile("ratio > 0.5").needsBudget()).isTrue();
    assertThat(Condition.compile("spent > 5").needsBudget()).isFalse();
    assertThat(Condition.compile("spent > threshold").needsThreshold()).isTrue();
  }

  @Test
  void errorsSayWhereAndWhat() {
    InvalidExpressionException error = invalid("spent > 1 &&\n  spnt > 2 && moon");
    assertThat(error.line()).isEqualTo(2);
    assertThat(error.column()).isEqualTo(3);
    assertThat(error.issues()).hasSize(2);
    assertThat(error)
        .hasMessageContaining(
            "undeclared reference to 'spnt'; the words are anomalous, available, budget")
        .hasMessageContaining("line 2, column 15: undeclared reference to 'moon'");
    assertThat(invalid("spent >")).hasMessageContaining("line 1, column 8");
    assertThat(invalid("spent")).hasMessageContaining("expected type 'bool'");
    assertThat(invalid("spent > '5'")).hasMessageContaining("no matching overload");
    assertThat(invalid("")).hasMessageContaining("line 1");
  }

  @Test
  void numbersThatADoubleCannotCarryAreRefused() {
    InvalidExpressionException error = invalid("spent > 1.5 && ratio >= 0.80000000000000000001");
    assertThat(error.column()).isEqualTo(25);
    assertThat(error).hasMessageContaining("0.80000000000000000001 has more digits");
    assertThat(compiled("ratio >= 0.123456789012345 && spent > 1e-3")).isNotNull();
  }

  private static InvalidExpressionException invalid(String cel) {
    return catchThrowableOfType(InvalidExpressionException.class, () -> Condition.compile(cel));
  }

  private static Condition compiled(String cel) {
    try {
      return Condition.compile(cel);
    } catch (InvalidExpressionException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aQuantityIsNeverDividedOut() {
    Quantity third = Quantity.literal(1L).over(Quantity.literal(3L));
    assertThat(third.plus(third).plus(third)).isEqualTo(Quantity.literal(1L));
    assertThat(third.text()).isEqualTo("0.333333333333");
    assertThat(Quantity.literal(1L).over(Quantity.literal(-4L)).compareTo(Quantity.literal(0L)))
        .isNegative();
    assertThat(Quantity.ratio(BigDecimal.ONE, BigDecimal.ZERO).text()).isEqualTo("infinite");
    assertThatThrownBy(() -> third.over(Quantity.literal(0L)))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void knowsHowAPeriodWillEnd() throws Exception {
    Words words = foreseen();
    assertThat(Condition.compile("forecast.p50 > budget").holds(words)).contains(true);
    assertThat(Condition.compile("forecast.p10 > budget").holds(words)).contains(false);
    assertThat(Condition.compile("forecast.p90 / budget >= 1.25").holds(words)).contains(true);
    assertThat(Condition.compile("forecast.overspend > 0.6").holds(words)).contains(true);
    assertThat(Condition.compile("forecast.runs_out <= '2026-11-20'").holds(words)).contains(true);
    assertThat(Condition.compile("forecast.runs_out < '2026-11-20'").holds(words)).contains(false);
    assertThat(Condition.compile("anomalous && spent > 0").holds(words)).contains(true);
    assertThat(Condition.compile("anomalous").needsForecast()).isTrue();
    assertThat(Condition.compile("forecast.p10 > 1").needsForecast()).isTrue();
    assertThat(Condition.compile("forecast.p10 > 1").needsBudget()).isFalse();
    assertThat(Condition.compile("forecast.runs_out < '2027'").needsBudget()).isTrue();
    assertThat(Condition.compile("ratio > 1").needsForecast()).isFalse();
  }

  private static Words foreseen() {
    return new Words(
        new Usage("2026-11", Optional.of(new BigDecimal(400)), BigDecimal.TEN, BigDecimal.ZERO),
        Optional.empty(),
        Map.of(),
        Optional.of(
            new Outlook(
                "neural",
                LocalDate.parse("2026-11-10"),
                new BigDecimal(390),
                new BigDecimal(420),
                new BigDecimal(500),
                Optional.of("2026-11-20"),
                Optional.of(new BigDecimal("0.7")),
                true,
                Optional.empty())));
  }

  @ParameterizedTest
  @CsvSource({"forecast > 1", "forecast.p95 > 1", "forecast.runs_out > 1", "anomalous > 1"})
  void whatIsNoWordOfForecastsIsRefused(String cel) {
    assertThatThrownBy(() -> Condition.compile(cel)).isInstanceOf(InvalidExpressionException.class);
  }
}
