package io.bursar.connectors.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.00000000053|0.00000000053",
        "8.0E-7|0.00000080",
        "1e3|1000",
        "-12|-12",
        "+12|12",
        ".5|0.5",
        "5.|5",
        "(12.50)|-12.50",
        "12.50-|-12.50",
        "−12.50|-12.50",
        "$ 12.50|12.50",
        "-€12.50|-12.50",
        "(£12)|-12",
        "1 234|",
        "1,234|",
        "12.50 USD|",
        "1.2.3|",
        "--1|",
        "(-1)|",
        "()|",
        "NaN|",
        "0x10|",
        "1/2|",
      })
  void plain(String text, String expected) throws RefusedRow {
    check(NumberText.PLAIN, text, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1.234,50|1234.50",
        "1.234.567|1234567",
        "1234,5|1234.5",
        "-1.234,50|-1234.50",
        "1.234,50-|-1234.50",
        "12,5 €|12.5",
        "1.23|",
        "1.2345|",
        "12.34,5|",
        "1,234.50|",
        ",5|0.5",
      })
  void german(String text, String expected) throws RefusedRow {
    check(new NumberText(',', '.'), text, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,234.50|1234.50",
        "213,710.00|213710.00",
        "12,34,567.8|1234567.8",
        "1,23|",
        "1,23.45|",
        "1,234,5|",
        "1.5|1.5",
      })
  void english(String text, String expected) throws RefusedRow {
    check(new NumberText('.', ','), text, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"1 234,50|1234.50", "1\u00a0234,50|1234.50", "1\u202f234\u202f567|1234567", "1 23|"})
  void french(String text, String expected) throws RefusedRow {
    check(new NumberText(',', ' '), text, expected);
  }

  @Test
  void aPointIsNothingWhereTheCommaIsTheDecimalSign() {
    assertThatThrownBy(() -> new NumberText(',', NumberText.NO_GROUP).read("Cost", "1.5"))
        .isInstanceOf(RefusedRow.class)
        .hasMessageContaining("'1.5' is no number (decimal sign ',', no groups)");
  }

  @Test
  void refusesWhatIsNoMoneyWithoutBuildingIt() {
    for (String text :
        new String[] {
          "9".repeat(1_000_000), "1E999999999", "1E-999999999", "1E41", "9".repeat(41)
        }) {
      assertThatThrownBy(() -> NumberText.PLAIN.read("Cost", text))
          .isInstanceOfSatisfying(
              RefusedRow.class,
              refused -> {
                assertThat(refused.code())
                    .isIn(FormatCode.AMOUNT_OUT_OF_RANGE, FormatCode.AMOUNT_UNREADABLE);
                assertThat(refused.getMessage().length()).isLessThan(200);
              });
    }
  }

  private static void check(NumberText numbers, String text, String expected) throws RefusedRow {
    if (expected == null) {
      assertThatThrownBy(() -> numbers.read("Cost", text))
          .isInstanceOfSatisfying(
              RefusedRow.class,
              refused -> assertThat(refused.code()).isEqualTo(FormatCode.AMOUNT_UNREADABLE));
    } else {
      assertThat(numbers.read("Cost", text)).isEqualByComparingTo(new BigDecimal(expected));
    }
  }
}
