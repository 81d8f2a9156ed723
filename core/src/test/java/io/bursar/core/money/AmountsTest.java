package io.bursar.core.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** LEDGER.md, cases 16 and 17: what is cut into parts adds up to the whole. */
class AmountsTest {

  @ParameterizedTest
  @CsvSource({
    "100, 3, 33.333333333333, 33.333333333334",
    "200, 3, 66.666666666666, 66.666666666668",
    "-200, 3, -66.666666666666, -66.666666666668",
    "365, 365, 1, 1",
    "0.000000000001, 4, 0, 0.000000000001",
    "1.00000000000049, 2, 0.5, 0.50000000000049",
    "0, 7, 0, 0",
    "5, 1, 5, 5",
  })
  void theLastOfTheEqualPartsTakesTheRest(
      BigDecimal amount, int count, BigDecimal each, BigDecimal last) {
    List<BigDecimal> parts = Amounts.inEqualParts(amount, count);

    assertThat(parts).hasSize(count);
    assertThat(parts.subList(0, count - 1)).allMatch(part -> part.compareTo(each) == 0);
    assertThat(parts.get(count - 1)).isEqualByComparingTo(last);
    assertThat(sum(parts)).isEqualByComparingTo(amount);
  }

  @Test
  void whatSharesLeaveIsTheLastPart() {
    assertThat(shared("10", "0.5", "0.3")).containsExactly("5", "3", "2");
    assertThat(shared("20", "0.5", "0.3")).containsExactly("10", "6", "4");
    assertThat(shared("10", "0.5", "0.5")).containsExactly("5", "5", "0");
    assertThat(shared("0.01", "0.333333333333", "0.333333333333"))
        .containsExactly("0.003333333333", "0.003333333333", "0.003333333334");
    assertThat(shared("-0.01", "0.333333333333", "0.333333333333"))
        .containsExactly("-0.003333333333", "-0.003333333333", "-0.003333333334");
  }

  private static List<String> shared(String amount, String... shares) {
    List<BigDecimal> parts =
        Amounts.inShares(new BigDecimal(amount), Stream.of(shares).map(BigDecimal::new).toList());
    assertThat(sum(parts)).isEqualByComparingTo(amount);
    return parts.stream().map(Amounts::text).toList();
  }

  private static BigDecimal sum(List<BigDecimal> parts) {
    return parts.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
