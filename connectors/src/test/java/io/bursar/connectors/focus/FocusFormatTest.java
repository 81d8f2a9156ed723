package io.bursar.connectors.focus;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.connectors.ReadFile;
import io.bursar.connectors.file.FileOrigin;
import io.bursar.core.collected.Collected;
import io.bursar.core.journal.ChargeEntry.SnapshotScope;
import io.bursar.core.journal.When;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FocusFormatTest {
  private static final String HEADER = "BilledCost,BillingCurrency,ChargePeriodStart,ServiceName\n";
  private static final String PERIODS =
      "BilledCost,BillingCurrency,ChargePeriodStart,ChargePeriodEnd\n";
  private static final String ROW = "1.50,USD,2026-11-05T09:00:00Z,Compute\n";

  private final FocusFormat focus = new FocusFormat();

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private ReadFile read(String text) {
    return ReadFile.of(focus, text);
  }

  @Test
  void readsARow() {
    Collected.Charge charge = read(HEADER + ROW).charge();
    assertThat(charge.tenant()).isEqualTo("acme");
    assertThat(charge.source()).isEqualTo("feed");
    assertThat(charge.importId()).contains("import-1");
    assertThat(charge.version()).isEqualTo(1);
    assertThat(charge.when()).isEqualTo(new When.At(Instant.parse("2026-11-05T09:00:00Z")));
    assertThat(charge.billed()).isEqualByComparingTo("1.50");
    assertThat(charge.effective()).isEmpty();
    assertThat(charge.currency()).isEqualTo("USD");
    assertThat(charge.node()).isEmpty();
    assertThat(charge.focus()).isEqualTo(Map.of("ServiceName", "Compute"));
    assertThat(charge.tags()).isEmpty();
    assertThat(charge.id()).matches("[0-9a-f]{32}-1");
  }

  @Test
  void aRowOfASnapshotHasItsAccountAndItsBillingPeriod() {
    String header = HEADER.strip() + ",BillingAccountId,BillingPeriodStart\n";
    String row = ROW.strip() + ",1234,2026-11-01T00:00:00Z\n";
    FileOrigin seven =
        new FileOrigin(
            "acme",
            "feed",
            Optional.empty(),
            "bill.csv",
            Optional.of(new FileOrigin.Snapshot(7, "c")));

    Collected.Charge charge = ReadFile.of(focus, seven, header + row).charge();

    assertThat(charge.scope()).contains(new SnapshotScope("1234", "2026-11", 7, "c"));
    assertThat(charge.version()).isEqualTo(7);
    assertThat(charge.id()).isEqualTo(read(header + row).charge().id());
    assertThat(read(header + row).charge().scope()).isEmpty();
    assertThat(ReadFile.of(focus, seven, HEADER + ROW).rejection().where())
        .contains("BillingAccountId, BillingPeriodStart");
    assertThat(
            ReadFile.of(focus, seven, header + ROW.strip() + ",NULL,2026-11-01T00:00:00Z\n")
                .rejection()
                .where())
        .contains("BillingAccountId");
  }

  @Test
  void orderOfColumnsQuotingBomLineEndsAndEmptyColumnsMakeNoDifference() {
    String header =
        "\ufeffx_Empty,\"ServiceName\",ChargePeriodStart,BillingCurrency,BilledCost,InvoiceId";
    String row = "NULL,Compute,2026-11-05T09:00:00Z,\"USD\",1.50,";
    String other = String.join("\r\n", header, row, "");
    assertThat(read(other).understood()).isEqualTo(read(HEADER + ROW).understood());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01T00:00:00Z, 2027-01-01T00:00:00Z, 2026-01-01/2026-12-31",
    "2026-01-01, 2026-01-03, 2026-01-01/2026-01-02",
    "2026-01-15T10:00:00Z, 2026-02-15T10:00:00Z, 2026-01-15/2026-02-15",
    "2026-01-01T00:00:00+08:00, 2026-01-03T00:00:00+08:00, 2025-12-31/2026-01-02",
    "2026-01-01T00:00:00Z, 2026-01-02T00:00:00Z, ",
    "2026-01-01T09:00:00Z, 2026-01-02T09:00:00Z, ",
    "2026-01-01T09:00:00Z, 2026-01-01T10:00:00Z, ",
  })
  void aChargeOfMoreThanADayIsForTheDaysOfItsPeriod(String begins, String ends, String days) {
    Collected.Charge charge = spread(begins, ends).charge();

    assertThat(charge.span().map(span -> span.first() + "/" + span.last()))
        .isEqualTo(Optional.ofNullable(days));
    assertThat(charge.when()).isInstanceOf(When.At.class);
  }

  @Test
  void withoutTheFeedsWordNothingIsSpread() {
    String file = PERIODS + "1,USD,2026-01-01T00:00:00Z,2027-01-01T00:00:00Z\n";

    assertThat(read(file).charge().span()).isEmpty();
    assertThat(ReadFile.of(new FocusFormat(true), file).charge().id())
        .isEqualTo(read(file).charge().id());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-01T00:00:00Z, 2026-01-01T00:00:00Z, BUR-1219, is not after ChargePeriodStart",
    "2026-01-02T00:00:00Z, 2026-01-01T00:00:00Z, BUR-1219, is not after ChargePeriodStart",
    "2026-01-01T00:00:00Z, 2036-02-01T00:00:00Z, BUR-1219, are 3683 days",
    "2026-01-01T00:00:00Z, NULL, BUR-1210, it is empty",
    "2026-01-01T00:00:00Z, soon, BUR-1213, is no date/time",
  })
  void aPeriodThatIsNoneIsRefused(String begins, String ends, String code, String reason) {
    ReadFile read = spread(begins, ends);

    assertThat(read.understood()).isEmpty();
    assertThat(read.rejection().code()).isEqualTo(code);
    assertThat(read.rejection().where()).endsWith("line 2, column ChargePeriodEnd");
    assertThat(read.rejection().reason()).contains(reason);
  }

  @Test
  void spreadingNeedsTheColumnOfTheEnd() {
    assertThat(ReadFile.of(new FocusFormat(true), HEADER + ROW).rejection().where())
        .endsWith("column ChargePeriodEnd");
  }

  private static ReadFile spread(String begins, String ends) {
    return ReadFile.of(new FocusFormat(true), PERIODS + "1,USD," + begins + "," + ends + "\n");
  }

  @Test
  void unknownColumnsArePartOfTheIdentity() {
    String header = "BilledCost,BillingCurrency,ChargePeriodStart,x_Line\n";
    ReadFile read =
        read(header + "1,USD,2026-11-05T09:00:00Z,7\n" + "1,USD,2026-11-05T09:00:00Z,8\n");
    assertThat(read.ids()).doesNotHaveDuplicates().allMatch(id -> id.endsWith("-1"));
    assertThat(read.understood()).allMatch(charge -> charge.focus().isEmpty());
  }

  @Test
  void equalRowsAreCounted() {
    List<String> ids = read(HEADER + ROW + ROW + ROW).ids();
    String first = ids.get(0).substring(0, 33);
    assertThat(ids).containsExactly(first + "1", first + "2", first + "3");
    assertThat(read(HEADER + ROW).ids()).containsExactly(first + "1");
  }

  @ParameterizedTest
  @CsvSource({
    "ProviderName, ServiceProviderName",
    "ServiceProviderName, ServiceProviderName",
    "HostProviderName, HostProviderName",
    "PublisherName, PublisherName",
    "InvoiceIssuerName, InvoiceIssuerName",
  })
  void readsOldAndNewProviderColumns(String column, String kept) {
    String text =
        "BilledCost,BillingCurrency,ChargePeriodStart,"
            + column
            + "\n"
            + "1,USD,2026-11-05T09:00:00Z,AWS\n";
    assertThat(read(text).charge().focus()).isEqualTo(Map.of(kept, "AWS"));
  }

  @Test
  void takesTheNewProviderColumnWhereBothAreThere() {
    String header =
        "BilledCost,BillingCurrency,ChargePeriodStart,ProviderName,ServiceProviderName\n";
    assertThat(read(header + "1,USD,2026-11-05T09:00:00Z,Old,New\n").charge().focus())
        .containsEntry("ServiceProviderName", "New");
    assertThat(read(header + "1,USD,2026-11-05T09:00:00Z,Old,NULL\n").charge().focus())
        .containsEntry("ServiceProviderName", "Old");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-05T09:00:00Z",
        "2026-11-05 09:00:00",
        "2026-11-05T09:00Z",
        "2026-11-05T09:00:00.000Z",
        "2026-11-05T10:00:00+01:00",
        "2026-11-05T10:00:00+0100",
        "2026-11-05 09:00:00 UTC",
      })
  void readsDateTimes(String text) {
    assertThat(read(HEADER + "1,USD," + text + ",x\n").charge().when())
        .isEqualTo(new When.At(Instant.parse("2026-11-05T09:00:00Z")));
  }

  @Test
  void readsADayAsItsBeginningInUtc() {
    assertThat(read(HEADER + "1,USD,2026-11-05,x\n").charge().when())
        .isEqualTo(new When.At(Instant.parse("2026-11-05T00:00:00Z")));
  }

  @Test
  void readsTags() {
    String header = "BilledCost,BillingCurrency,ChargePeriodStart,Tags\n";
    String tags =
        "\"{\"\"team\"\": \"\"a,b\"\", \"\"n\"\": 1.50, \"\"flag\"\": true, \"\"none\"\": null,"
            + " \"\"deep\"\": {\"\"x\"\": [1, 2]}, \"\" team\"\": \"\"ü\"\"}\"";
    assertThat(read(header + "1,USD,2026-11-05," + tags + "\n").charge().tags())
        .isEqualTo(
            Map.of(
                "team",
                "a,b",
                "n",
                "1.50",
                "flag",
                "true",
                "deep",
                "{\"x\": [1, 2]}",
                " team",
                "ü"));
    assertThat(read(header + "1,USD,2026-11-05,{}\n").charge().tags()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x,USD,2026-11-05,a|BUR-1211|BilledCost",
        "NULL,USD,2026-11-05,a|BUR-1210|BilledCost",
        ",USD,2026-11-05,a|BUR-1210|BilledCost",
        "1,,2026-11-05,a|BUR-1210|BillingCurrency",
        "1,$$,2026-11-05,a|BUR-1214|BillingCurrency",
        "1,USD,2026-02-30,a|BUR-1213|ChargePeriodStart",
        "1,USD,05.11.2026,a|BUR-1213|ChargePeriodStart",
        "1,USD,20261-11-05,a|BUR-1213|ChargePeriodStart",
        "1,USD,2026-11-05|BUR-1209|",
        "1,USD,2026-11-05,a,b|BUR-1209|",
        "1e99,USD,2026-11-05,a|BUR-1212|BilledCost",
      })
  void refusesARowAndGoesOn(String row, String code, String column) {
    ReadFile read = read(HEADER + ROW + row + "\n" + ROW);
    assertThat(read.codes()).containsExactly(code);
    assertThat(read.understood()).hasSize(2);
    assertThat(read.counts().rows()).isEqualTo(3);
    assertThat(read.counts().complete()).isTrue();
    assertThat(read.refused().get(0).where())
        .isEqualTo("file.csv line 3" + (column == null ? "" : ", column " + column));
    assertThat(new String(read.refused().get(0).original(), StandardCharsets.UTF_8)).isEqualTo(row);
    assertThat(read.refused().get(0).stage()).isEqualTo("collect");
  }

  @Test
  void aRefusedRowDoesNotChangeTheIdentityOfOthers() {
    List<String> clean = read(HEADER + ROW + ROW).ids();
    assertThat(read(HEADER + ROW + "x,USD,2026-11-05,a\n" + ROW).ids()).isEqualTo(clean);
  }

  @Test
  void refusesTagsThatAreNoJson() {
    String header = "BilledCost,BillingCurrency,ChargePeriodStart,Tags\n";
    String deep = "\"" + "{\"\"a\"\":".repeat(10_000) + "1" + "}".repeat(10_000) + "\"";
    assertThat(read(header + "1,USD,2026-11-05,{a\n1,USD,2026-11-05," + deep + "\n").codes())
        .containsExactly("BUR-1215", "BUR-1215");
  }

  @Test
  void refusesAHeaderThatLacksWhatIsNeeded() {
    ReadFile read = read("BilledCost,ServiceName\n1,x\n");
    assertThat(read.codes()).containsExactly("BUR-1203");
    assertThat(read.refused().get(0).where())
        .isEqualTo("file.csv line 1, column BillingCurrency, ChargePeriodStart");
    assertThat(read.counts().complete()).isFalse();
  }

  @Test
  void refusesOtherFocusDatasetsByName() {
    assertThat(read("ContractCommitmentId,ContractId\nc,d\n").codes()).containsExactly("BUR-1218");
  }

  @Test
  void refusesAColumnThatStandsTwice() {
    assertThat(read("BilledCost,BilledCost,BillingCurrency,ChargePeriodStart\n").codes())
        .containsExactly("BUR-1204");
  }

  @Test
  void knowsItsHeader() {
    assertThat(FocusFormat.looksLikeFocus(List.of(HEADER.strip().split(",")))).isTrue();
    assertThat(FocusFormat.looksLikeFocus(List.of("Date", "Amount"))).isFalse();
    assertThat(FocusFormat.looksLikeFocus(bytes("\ufeff" + HEADER + ROW))).isTrue();
    assertThat(FocusFormat.looksLikeFocus(bytes("Date,Amount\n"))).isFalse();
    assertThat(FocusFormat.looksLikeFocus(bytes(""))).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"focus-1.1, 2", "focus-1.2, 3", "focus-1.3, 2", "focus-1.4, 1"})
  void samplesAreGood(String name, int rows) {
    ReadFile read =
        ReadFile.of(focus, name, FocusFormat.class.getResourceAsStream("samples/" + name + ".csv"));
    assertThat(read.refused()).isEmpty();
    assertThat(read.understood())
        .hasSize(rows)
        .allMatch(charge -> charge.focus().containsKey("ServiceProviderName"));
  }
}
