package io.bursar.connectors.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.connectors.csv.MappingKey.Shape;
import io.bursar.connectors.csv.MappingLint.Level;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingLintTest {
  private static final String GOOD =
      """
      name: shop
      table: {delimiter: ";", charset: windows-1252, header: true, skip-rows: 1, nulls: ["-"]}
      date: {column: Datum, formats: dd.MM.yyyy, zone: Europe/Berlin}
      amount: {column: Betrag, decimal: ",", group: ".", sign: inverted}
      effective: Effektiv
      currency: {constant: EUR}
      keys: [Beleg, Zeile]
      version: Stand
      node: Kostenstelle
      focus: {InvoiceId: Rechnung}
      tags: {team: Team}
      tags-json: {column: Tags, optional: true}
      skip: [{column: Betrag, empty: true}]
      """;

  private static List<String> lints(String yaml) {
    return MappedCsvFormat.read("test", yaml).lints().stream().map(MappingLint::toString).toList();
  }

  @Test
  void aGoodMappingHasNone() {
    assertThat(lints(GOOD)).isEmpty();
    assertThat(MappedCsvFormat.read("test", GOOD).format().orElseThrow().name()).isEqualTo("shop");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"calderdale", "azure", "online-retail", "online-ads", "oracle-gl", "sap-bseg"})
  void samplesHaveNoErrors(String name) {
    assertThat(MappedCsvFormat.read(name, SampleMappings.text(name)).lints())
        .allMatch(lint -> lint.level() == Level.WARNING)
        .allMatch(lint -> lint.code().code().equals("BUR-1307"));
  }

  @Test
  void saysEverythingAtOnceWithItsPlace() {
    String yaml =
        """
        nmae: shop
        table: {delimiter: ";;", charset: utf-99, header: yes, skip-rows: -1}
        date: {formats: [dd.mm.yyyy, "yyyy-MM-dd HH:mm", MMMM d], zone: Berlin}
        amount: {column: Betrag, decimal: ".", group: "."}
        keys: []
        focus: {invoice: Rechnung}
        tags: [Team]
        snapshot: month
        skip: [{column: Betrag}]
        """;
    assertThat(lints(yaml))
        .containsExactly(
            "1:1 BUR-1301 nmae: 'nmae' means nothing here; did you mean name?",
            "1:1 BUR-1302 currency: amount needs currency: a column, or {constant: USD}",
            "2:20 BUR-1304 table.delimiter: ';;' is no single sign such as ; or the word tab",
            "2:35 BUR-1304 table.charset: 'utf-99' is no charset such as UTF-8 or windows-1252",
            "2:51 BUR-1303 table.header: must be true or false, is 'yes'. Example: false",
            "2:67 BUR-1303 table.skip-rows: must be a whole number, is '-1'. Example: 3",
            "3:7 BUR-1305 date: give either column or columns",
            "3:18 BUR-1304 date.formats: 'dd.mm.yyyy' has no month; MM is a month, mm are minutes",
            "3:50 BUR-1304 date.formats: 'MMMM d' has no year; add yyyy, or say date.year",
            "3:65 BUR-1304 date.zone: 'Berlin' is no zone such as Europe/London",
            "4:9 BUR-1305 amount: decimal and group are both '.'",
            "5:7 BUR-1303 keys: must be a list of columns, is an empty list. Example: [Document,"
                + " Line]",
            "6:8 BUR-1304 focus.invoice: 'invoice' is no FOCUS column such as InvoiceId or x_Team",
            "7:7 BUR-1303 tags: must be a block of names with a column each, is a list. Example:"
                + " {team: Team}",
            "8:11 BUR-1303 snapshot: must be a block of keys, is 'month'",
            "9:8 BUR-1302 skip: say for which values: equals: [...], or empty: true");
  }

  @Test
  void aSnapshotHasOneVersionAndIsOfMoneyOfAnAccountAndAPeriod() {
    assertThat(
            lints(
                """
                date: Datum
                metric: {constant: clicks}
                quantity: Klicks
                version: Stand
                snapshot: {period: Monat}
                """))
        .containsExactly(
            "5:11 BUR-1302 snapshot.account: account is missing. Account or ledger that the file is of."
                + " Example: account: Ledger",
            "5:11 BUR-1305 snapshot: the version of a snapshot is that of all its rows: leave"
                + " version out",
            "5:11 BUR-1305 snapshot: rows without a price can't be a snapshot: leave it out");
  }

  @Test
  void rowsAreSpreadOnlyWithBothDaysAndOnlyMoney() {
    assertThat(
            lints(
                """
                date: Datum
                metric: {constant: clicks}
                quantity: Klicks
                keys: [Beleg]
                spread: even
                last-day: Bis
                """))
        .containsExactly(
            "5:9 BUR-1302 first-day: spread needs first-day and last-day: the columns of the days"
                + " that a row is for",
            "5:9 BUR-1305 spread: a metric is priced on its day; only money can be spread");
    assertThat(
            lints(
                """
                date: Datum
                amount: Betrag
                currency: {constant: EUR}
                keys: [Beleg]
                first-day: Von
                """))
        .containsExactly(
            "5:12 BUR-1302 first-day: first-day is for rows that are spread: add spread: even, or"
                + " leave it out");
  }

  @Test
  void warnsOfMissingKeysAndZones() {
    MappedCsvFormat.Reading reading =
        MappedCsvFormat.read(
            "t",
            """
            date: {column: D, formats: "yyyy-MM-dd HH:mm"}
            amount: A
            currency: {constant: USD}
            """);
    assertThat(reading.format()).isPresent();
    assertThat(reading.lints())
        .allMatch(lint -> lint.level() == Level.WARNING)
        .extracting(lint -> lint.code().code())
        .containsExactly("BUR-1307", "BUR-1308");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      quoteCharacter = '~',
      value = {
        "'' -> the mapping is empty",
        "a: [1 -> 1:",
        "just text -> must be a block of keys, is 'just text'",
        "{a: 1, a: 2} -> a stands here twice",
        "- a -> must be a block of keys, is a list",
      })
  void saysWhatIsNoMapping(String yaml, String expected) {
    assertThat(lints(yaml.equals("''") ? "" : yaml)).anyMatch(lint -> lint.contains(expected));
  }

  @Test
  void everyKeyIsDocumented() {
    assertThat(MappingSpec.keys())
        .allSatisfy(
            key -> {
              assertThat(key.doc()).isNotBlank();
              assertThat(key.example()).isNotBlank();
              assertThat(key.inner().isEmpty())
                  .isEqualTo(
                      key.shape() != Shape.BLOCK
                          && key.shape() != Shape.BLOCKS
                          && key.shape() != Shape.FIELD_BLOCK);
            });
  }
}
