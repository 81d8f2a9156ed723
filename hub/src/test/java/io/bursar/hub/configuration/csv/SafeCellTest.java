package io.bursar.hub.configuration.csv;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeCellTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "=cmd|'/c calc'!A0",
        "+1",
        "-1+2",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "＝1",
        "-",
        "-1e5"
      })
  void whatASpreadsheetMayTakeForAFormulaIsMarked(String text) {
    assertThat(SafeCell.escape(text)).isEqualTo("'" + text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "acme/ads", "-5", "-5.25", "600", "a=b", "x'y", "2026-11"})
  void allElseAndNegativeNumbersStayAsTheyAre(String text) {
    assertThat(SafeCell.escape(text)).isEqualTo(text);
    assertThat(SafeCell.unescape(text)).isEqualTo(text);
  }

  @Test
  void anApostropheOfSomebodysOwnIsHis() {
    assertThat(SafeCell.unescape("'round the corner")).isEqualTo("'round the corner");
    assertThat(SafeCell.unescape("'")).isEqualTo("'");
  }

  @Property
  void everyTextIsReadBackAsItWasAndIsNeverAFormula(@ForAll("texts") String text) {
    String cell = SafeCell.escape(text);
    assertThat(SafeCell.unescape(cell)).isEqualTo(text);
    boolean number = cell.matches("-\\d+(\\.\\d+)?");
    assertThat(number || cell.isEmpty() || "=+-@\t\r\n".indexOf(cell.charAt(0)) < 0).isTrue();
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().withChars("='+-@\t\r\n1.a\"＝").ofMaxLength(5);
  }
}
