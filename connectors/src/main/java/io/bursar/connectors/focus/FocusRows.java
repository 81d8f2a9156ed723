package io.bursar.connectors.focus;

import io.bursar.connectors.file.CurrencyText;
import io.bursar.connectors.file.FileOrigin;
import io.bursar.connectors.file.FormatCode;
import io.bursar.connectors.file.JsonTags;
import io.bursar.connectors.file.NumberText;
import io.bursar.connectors.file.RefusedRow;
import io.bursar.connectors.file.RowIdentity;
import io.bursar.connectors.file.RowMeaning;
import io.bursar.connectors.file.Shown;
import io.bursar.connectors.file.Spans;
import io.bursar.core.collected.Collected;
import io.bursar.core.collected.DaySpan;
import io.bursar.core.journal.ChargeEntry.SnapshotScope;
import io.bursar.core.journal.When;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** What the rows of one FOCUS file mean. */
final class FocusRows implements RowMeaning {
  private static final String PERIOD_END = "ChargePeriodEnd";
  private static final String ACCOUNT = "BillingAccountId";
  private static final String BILLING_PERIOD = "BillingPeriodStart";

  private final FileOrigin origin;
  private final int billed;
  private final int effective;
  private final int currency;
  private final int period;
  private final int periodEnd;
  private final boolean spread;
  private final int account;
  private final int billingPeriod;
  private final int tags;
  private final List<List<FocusColumns.Kept>> kept;
  private final RowIdentity identity;
  private final FocusInstant instants = new FocusInstant();
  private final JsonTags json = new JsonTags();

  private FocusRows(List<String> header, FileOrigin origin, boolean spread) {
    this.origin = origin;
    this.billed = header.indexOf("BilledCost");
    this.effective = header.indexOf("EffectiveCost");
    this.currency = header.indexOf("BillingCurrency");
    this.period = header.indexOf("ChargePeriodStart");
    this.periodEnd = header.indexOf(PERIOD_END);
    this.spread = spread;
    this.account = header.indexOf(ACCOUNT);
    this.billingPeriod = header.indexOf(BILLING_PERIOD);
    this.tags = header.indexOf("Tags");
    this.kept = FocusColumns.in(header);
    this.identity = new RowIdentity(header, FocusFormat::isNull);
  }

  static RowMeaning under(List<String> header, FileOrigin origin, boolean spread)
      throws RefusedRow {
    List<String> lacks =
        needed(spread, origin.snapshot().isPresent())
            .filter(needed -> !header.contains(needed))
            .toList();
    if (lacks.contains("BilledCost") && isOtherDataset(header)) {
      throw new RefusedRow(
          FormatCode.OTHER_DATASET,
          "",
          "this is a FOCUS dataset without charges; send the cost and usage dataset");
    }
    if (!lacks.isEmpty()) {
      throw new RefusedRow(
          FormatCode.HEADER_LACKS,
          String.join(", ", lacks),
          "a FOCUS file has these columns; for any other table write a mapping");
    }
    Set<String> seen = new HashSet<>();
    for (String name : header) {
      if (!seen.add(name)) {
        throw new RefusedRow(FormatCode.HEADER_TWICE, name, "the header has this column twice");
      }
    }
    return new FocusRows(header, origin, spread);
  }

  private static Stream<String> needed(boolean spread, boolean snapshot) {
    return Stream.of(
            FocusFormat.NEEDED.stream(),
            spread ? Stream.of(PERIOD_END) : Stream.<String>empty(),
            snapshot ? Stream.of(ACCOUNT, BILLING_PERIOD) : Stream.<String>empty())
        .flatMap(Function.identity());
  }

  private static boolean isOtherDataset(List<String> header) {
    return header.contains("ContractCommitmentId")
        || header.contains("BillingPeriodStatus")
        || header.contains("InvoiceDetailId");
  }

  @Override
  public Optional<Collected> of(String[] fields) throws RefusedRow {
    Instant begins = begins(fields);
    Optional<DaySpan> span = spread ? span(begins, fields) : Optional.empty();
    BigDecimal billedCost = billed(fields);
    Optional<BigDecimal> effectiveCost = effective(fields);
    String code = CurrencyText.read("BillingCurrency", needed(fields, currency, 1));
    Map<String, String> labels = has(fields, tags) ? json.read("Tags", fields[tags]) : Map.of();
    Optional<SnapshotScope> scope = scope(fields);
    Collected.Charge charge =
        new Collected.Charge(
            origin.tenant(),
            origin.source(),
            // Equal rows are refused alike, so that counting only the others gives the same
            // numbers.
            identity.next(fields),
            1,
            new When.At(begins),
            billedCost,
            effectiveCost,
            code,
            span,
            Optional.empty(),
            focus(fields),
            labels,
            origin.importId(),
            Optional.empty());
    return Optional.of(scope.isPresent() ? charge.in(scope.get()) : charge);
  }

  /** What the row's snapshot is of: a billing account and a billing period, by its month in UTC. */
  private Optional<SnapshotScope> scope(String[] fields) throws RefusedRow {
    if (origin.snapshot().isEmpty()) {
      return Optional.empty();
    }
    for (int column : List.of(account, billingPeriod)) {
      if (!has(fields, column)) {
        String name = column == account ? ACCOUNT : BILLING_PERIOD;
        throw new RefusedRow(FormatCode.VALUE_MISSING, name, "a row of a snapshot needs it");
      }
    }
    Instant begins = instants.read(BILLING_PERIOD, fields[billingPeriod]);
    String month = YearMonth.from(begins.atOffset(ZoneOffset.UTC)).toString();
    FileOrigin.Snapshot snapshot = origin.snapshot().get();
    return Optional.of(
        new SnapshotScope(fields[account], month, snapshot.version(), snapshot.content()));
  }

  @Override
  public boolean couldBe(String[] fields) {
    try {
      begins(fields);
      billed(fields);
      return true;
    } catch (RefusedRow e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    identity.close();
  }

  private Instant begins(String[] fields) throws RefusedRow {
    return instants.read("ChargePeriodStart", needed(fields, period, 2));
  }

  /** The days that FOCUS counts in, of UTC, of a period of more than one; its end is exclusive. */
  private Optional<DaySpan> span(Instant begins, String[] fields) throws RefusedRow {
    if (!has(fields, periodEnd)) {
      throw new RefusedRow(FormatCode.VALUE_MISSING, PERIOD_END, "it is empty");
    }
    Instant ends = instants.read(PERIOD_END, fields[periodEnd]);
    if (!ends.isAfter(begins)) {
      throw new RefusedRow(
          FormatCode.SPAN_UNUSABLE,
          PERIOD_END,
          Shown.value(fields[periodEnd]) + " is not after ChargePeriodStart");
    }
    if (!ends.isAfter(begins.plus(1, ChronoUnit.DAYS))) {
      return Optional.empty();
    }
    return Optional.of(
        Spans.of(
            PERIOD_END,
            LocalDate.ofInstant(begins, ZoneOffset.UTC),
            LocalDate.ofInstant(ends.minusNanos(1), ZoneOffset.UTC)));
  }

  private BigDecimal billed(String[] fields) throws RefusedRow {
    return NumberText.PLAIN.read("BilledCost", needed(fields, billed, 0));
  }

  private static boolean has(String[] fields, int column) {
    return column >= 0 && !FocusFormat.isNull(fields[column]);
  }

  private static String needed(String[] fields, int column, int name) throws RefusedRow {
    if (!has(fields, column)) {
      throw new RefusedRow(FormatCode.VALUE_MISSING, FocusFormat.NEEDED.get(name), "it is empty");
    }
    return fields[column];
  }

  private Optional<BigDecimal> effective(String[] fields) throws RefusedRow {
    return has(fields, effective)
        ? Optional.of(NumberText.PLAIN.read("EffectiveCost", fields[effective]))
        : Optional.empty();
  }

  private Map<String, String> focus(String[] fields) {
    Map<String, String> focus = new LinkedHashMap<>();
    for (List<FocusColumns.Kept> places : kept) {
      for (FocusColumns.Kept place : places) {
        if (has(fields, place.index())) {
          focus.put(place.name(), fields[place.index()]);
          break;
        }
      }
    }
    return focus;
  }
}
