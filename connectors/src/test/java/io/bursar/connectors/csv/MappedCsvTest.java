package io.bursar.connectors.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.connectors.ReadFile;
import io.bursar.core.collected.Collected;
import io.bursar.core.collected.DaySpan;
import io.bursar.core.journal.When;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappedCsvTest {
  private static final String BASE = "currency: {constant: EUR}\n";

  private static ReadFile read(String mapping, String table) {
    return ReadFile.of(SampleMappings.good("test", mapping), table);
  }

  @Test
  void readsATableWithEverything() {
    MappedCsvFormat format =
        SampleMappings.good(
            "test",
            """
            table: {delimiter: tab, charset: windows-1252, skip-rows: 2, nulls: ["-"]}
            date: {column: Datum, formats: "d. MMMM yyyy HH:mm", locale: de, zone: Europe/Berlin}
            amount: {column: Betrag, decimal: ",", group: "."}
            effective: Effektiv
            currency: Währung
            keys: [Beleg, Zeile]
            version: Stand
            node: Knoten
            service: Dienst
            account: Konto
            provider: {constant: SAP}
            description: {column: Text, optional: true}
            focus: {InvoiceId: Rechnung}
            tags: {team: Team, fix: {constant: x}}
            """);
    String table =
        "Bericht\n\n\"mit Titel\nDatum\tBetrag\tEffektiv\tWährung\tBeleg\tZeile\tStand\tKnoten\tDienst"
            + "\tKonto\tRechnung\tTeam\n"
            + "5. März 2026 10:00\t1.234,50-\t-\teur\tA|1\t2\t7\tacme/ads\tDruck\t42\t-\t Rot \n";
    ReadFile read = ReadFile.of(format, table.getBytes(Charset.forName("windows-1252")));
    Collected.Charge charge = read.charge();
    assertThat(charge.id()).isEqualTo("A\\|1|2");
    assertThat(charge.version()).isEqualTo(7);
    assertThat(charge.when()).isEqualTo(new When.At(Instant.parse("2026-03-05T09:00:00Z")));
    assertThat(charge.billed()).isEqualByComparingTo("-1234.50");
    assertThat(charge.effective()).isEmpty();
    assertThat(charge.currency()).isEqualTo("EUR");
    assertThat(charge.node()).contains("acme/ads");
    assertThat(charge.focus())
        .isEqualTo(
            Map.of("ServiceName", "Druck", "SubAccountId", "42", "ServiceProviderName", "SAP"));
    assertThat(charge.tags()).isEqualTo(Map.of("team", "Rot", "fix", "x"));
  }

  @Test
  void aRowIsForTheDaysThatItNames() {
    String mapping =
        """
        date: {column: Invoiced, formats: dd/MM/yyyy}
        amount: Net
        currency: {constant: EUR}
        keys: [No]
        spread: even
        first-day: From
        last-day: {column: To, optional: true}
        """;
    String rows =
        """
        No,Invoiced,Net,From,To
        1,05/02/2026,365,01/01/2026,31/12/2026
        2,05/02/2026,10,,
        3,05/02/2026,10,01/01/2026,
        4,05/02/2026,10,31/12/2026,01/01/2026
        5,05/02/2026,10,01/01/2026,2026-12-31
        """;
    ReadFile read = read(mapping, rows);

    assertThat(read.ids()).containsExactly("1", "2");
    Collected.Charge year = (Collected.Charge) read.understood().get(0);
    assertThat(year.span())
        .contains(new DaySpan(LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31)));
    assertThat(year.when()).isEqualTo(new When.On(LocalDate.of(2026, 2, 5)));
    assertThat(((Collected.Charge) read.understood().get(1)).span()).isEmpty();
    assertThat(read.codes()).containsExactly("BUR-1210", "BUR-1219", "BUR-1213");
    assertThat(read.refused()).allMatch(refused -> refused.where().endsWith("column To"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-11-05|iso|2026-11-05",
        "2026-11-05T09:30:00Z|iso|2026-11-05T09:30:00Z",
        "2026-11-05 09:30|iso|2026-11-05T09:30:00Z",
        "2026-11-05T09:30:00.5+01:00|iso|2026-11-05T08:30:00.500Z",
        "05/11/2026|dd/MM/yyyy|2026-11-05",
        "11/5/26|M/d/yy|2026-11-05",
        "2026-11|yyyy-MM|2026-11-01",
        "nov 2026|MMM yyyy|2026-11-01",
        "20261105|yyyyMMdd|2026-11-05",
        "1793869200|epoch-seconds|2026-11-05T09:00:00Z",
        "1793869200000|epoch-millis|2026-11-05T09:00:00Z",
        "31.11.2026|dd.MM.yyyy|",
        "5.11.2026|dd.MM.yyyy|2026-11-05",
        "2026-11-05x|yyyy-MM-dd|",
        "0026-11-05|yyyy-MM-dd|",
      })
  void readsDates(String text, String format, String expected) {
    ReadFile read =
        read(
            BASE + "amount: A\ndate: {column: D, formats: \"" + format + "\"}\n",
            "D,A\n" + text + ",1\n");
    if (expected == null) {
      assertThat(read.codes()).containsExactly("BUR-1213");
    } else {
      When when = read.charge().when();
      assertThat(when)
          .isEqualTo(
              expected.length() == 10
                  ? new When.On(LocalDate.parse(expected))
                  : new When.At(Instant.parse(expected)));
    }
  }

  @Test
  void triesFormatsInOrder() {
    String mapping = BASE + "amount: A\ndate: {column: D, formats: [yyyy-MM-dd, MM/dd/yyyy]}\n";
    ReadFile read = read(mapping, "D,A\n11/05/2026,1\n2026-11-05,1\n");
    assertThat(read.understood()).allMatch(c -> c.when().toString().contains("2026-11-05"));
  }

  @Test
  void takesDebitAndCredit() {
    String mapping = BASE + "date: D\namount: {debit: S, credit: H}\n";
    ReadFile read =
        read(mapping, "D,S,H\n2026-11-05,5,\n2026-11-05,,2\n2026-11-05,5,2\n2026-11-05,,\n");
    assertThat(read.understood().stream().map(c -> ((Collected.Charge) c).billed().toPlainString()))
        .containsExactly("5", "-2", "3");
    assertThat(read.codes()).containsExactly("BUR-1210");
  }

  @Test
  void invertsSigns() {
    String inverted = BASE + "date: D\namount: {column: A, sign: inverted}\n";
    assertThat(read(inverted, "D,A\n2026-11-05,-5\n").charge().billed()).isEqualByComparingTo("5");
    String turned =
        BASE + "date: D\namount: {column: A, negative-when: {column: T, equals: [H, C]}}\n";
    assertThat(read(turned, "D,A,T\n2026-11-05,5,C\n").charge().billed())
        .isEqualByComparingTo("-5");
    assertThat(read(turned, "D,A,T\n2026-11-05,5,D\n").charge().billed()).isEqualByComparingTo("5");
  }

  @Test
  void versionsMayBeTimes() {
    String mapping =
        BASE + "date: {column: D, formats: dd.MM.yyyy}\namount: A\nkeys: [K]\nversion: V\n";
    ReadFile read =
        read(
            mapping,
            "D,A,K,V\n05.11.2026,1,k,2026-11-05T09:00:00Z\n05.11.2026,1,k,x\n05.11.2026,1,k,7\n");
    assertThat(read.understood())
        .extracting(Collected::version)
        .containsExactly(1793869200000L, 7L);
    assertThat(read.codes()).containsExactly("BUR-1216");
  }

  @Test
  void withoutKeysTheContentCounts() {
    String mapping = BASE + "date: D\namount: A\n";
    ReadFile read = read(mapping, "D,A,B\n2026-11-05,1,x\n2026-11-05,1,x\n2026-11-05,1,y\n");
    assertThat(read.ids().get(0)).endsWith("-1");
    assertThat(read.ids().get(1)).isEqualTo(read.ids().get(0).replaceFirst("1$", "2"));
    assertThat(read.ids().get(2)).endsWith("-1").isNotEqualTo(read.ids().get(0));
    ReadFile turned = read(mapping, "B,A,D\nx,1,2026-11-05\n");
    assertThat(turned.ids()).containsExactly(read.ids().get(0));
  }

  @Test
  void skipsAndCounts() {
    String mapping =
        BASE + "date: D\namount: A\nskip: [{column: D, equals: Total}, {column: A, empty: true}]\n";
    ReadFile read = read(mapping, "D,A\n2026-11-05,1\nTotal,1\n2026-11-05,\n");
    assertThat(read.understood()).hasSize(1);
    assertThat(read.counts().skipped()).isEqualTo(2);
    assertThat(read.counts().rows()).isEqualTo(3);
    assertThat(read.counts().complete()).isTrue();
  }

  @Test
  void aMisspeltColumnIsRefusedWithTheHeader() {
    ReadFile read =
        read(BASE + "date: Date\namount: [Cost, Amount]\nservice: Servce\n", "Date,Sum,Service\n");
    assertThat(read.codes()).containsExactly("BUR-1203");
    assertThat(read.refused().get(0).where()).contains("'Cost' or 'Amount', 'Servce'");
    assertThat(read.refused().get(0).reason()).contains("Date, Sum, Service");
  }

  @Test
  void aColumnOfTwoIsRefused() {
    assertThat(read(BASE + "date: D\namount: A\n", "D,A,A\n2026-11-05,1,2\n").codes())
        .containsExactly("BUR-1204");
    assertThat(read(BASE + "date: D\namount: 3\n", "D,A,A\n2026-11-05,1,2\n").charge().billed())
        .isEqualByComparingTo("2");
  }

  @Test
  void namesMatchWhateverTheirCaseUnlessThatIsAmbiguous() {
    assertThat(read(BASE + "date: date\namount: AMOUNT\n", "Date,Amount\n2026-11-05,1\n").codes())
        .isEmpty();
    assertThat(read(BASE + "date: date\namount: AMOUNT\n", "Date,DATE,Amount\n").codes())
        .containsExactly("BUR-1204");
  }

  @Test
  void trailingDelimitersAreNoColumns() {
    assertThat(read(BASE + "date: D\namount: A\n", "D,A\n2026-11-05,1,,,\n").codes()).isEmpty();
  }

  @Test
  void readsMetrics() {
    ReadFile read =
        read(
            "date: D\nmetric: M\nquantity: {column: Q, group: \",\"}\n",
            "D,M,Q\n2026-11-05,clicks,\"1,000\"\n");
    Collected.Metric metric = (Collected.Metric) read.understood().get(0);
    assertThat(metric.metric()).isEqualTo("clicks");
    assertThat(metric.quantity()).isEqualByComparingTo("1000");
  }

  @Test
  void aTableMayHaveNoQuotes() {
    String mapping =
        BASE + "table: {delimiter: \"|\", quote: none}\ndate: D\namount: A\ndescription: T\n";
    assertThat(read(mapping, "D|A|T\n2026-11-05|1|\"5 inch\n").charge().focus())
        .containsEntry("ChargeDescription", "\"5 inch");
  }
}
