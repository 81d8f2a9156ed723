package io.bursar.core.ledger.state;

import io.bursar.core.configuration.Policy.Severity;
import io.bursar.core.decision.Decision.Told;
import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.ChargeVersion;
import io.bursar.core.journal.ChargeEntry.Conversion;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.journal.ChargeEntry.SnapshotScope;
import io.bursar.core.journal.When;
import io.bursar.core.ledger.StateDocument;
import io.bursar.core.ledger.state.ArmingBook.Arming;
import io.bursar.core.ledger.state.BudgetBook.Leg;
import io.bursar.core.ledger.state.BudgetBook.Line;
import io.bursar.core.ledger.state.SnapshotBook.Arriving;
import io.bursar.core.ledger.state.SnapshotBook.Rows;
import io.bursar.core.money.Money;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Documents of every kind with whatever their fields can hold. */
final class ArbitraryDocuments {

  private ArbitraryDocuments() {}

  static Arbitrary<StateDocument> all() {
    return Arbitraries.oneOf(
        List.of(
            nodeMonths().map(StateDocument.class::cast),
            charges().map(ArbitraryDocuments::standing),
            charges().map(AwaitingRate::new),
            ArbitraryConfigurations.declared().map(StateDocument.class::cast),
            Combinators.combine(longs(), texts(), texts(), longs(), days().optional())
                .as(TenantHead::new),
            snapshots().map(StateDocument.class::cast),
            Combinators.combine(longs(), longs()).as(SnapshotRow::new),
            texts().map(ScanCursor::new),
            instants().map(Unsettled::new),
            Combinators.combine(days().optional(), instants(), flags(), longs())
                .as(TenantClock::new),
            decimals().map(KnownRate::new),
            Combinators.combine(lines().list().ofMaxSize(4), longs()).as(BudgetBook::new),
            armings().list().ofMaxSize(4).map(ArmingBook::new),
            Combinators.combine(Arbitraries.longs().greaterOrEqual(0), texts()).as(ChainHead::new),
            Combinators.combine(longs(), instants()).as(LastTick::new),
            Arbitraries.just(Marker.SET)));
  }

  static Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars("abcXYZ 09-|/\0\n\u00e9\u4e2d".toCharArray())
        .ofMaxLength(12);
  }

  static Arbitrary<BigDecimal> decimals() {
    Arbitrary<BigInteger> unscaled =
        Arbitraries.oneOf(
            Arbitraries.bigIntegers()
                .between(BigInteger.valueOf(-1_000_000), BigInteger.valueOf(1_000_000)),
            Arbitraries.longs().map(BigInteger::valueOf),
            Arbitraries.bigIntegers()
                .between(BigInteger.TEN.pow(60).negate(), BigInteger.TEN.pow(60)));
    return Combinators.combine(unscaled, Arbitraries.integers().between(-40, 40))
        .as(BigDecimal::new);
  }

  static Arbitrary<LocalDate> days() {
    return Arbitraries.longs().between(-700_000, 2_900_000).map(LocalDate::ofEpochDay);
  }

  static Arbitrary<Instant> instants() {
    return Combinators.combine(
            Arbitraries.longs().between(-60_000_000_000L, 250_000_000_000L),
            Arbitraries.longs().between(0, 999_999_999))
        .as(Instant::ofEpochSecond);
  }

  static Arbitrary<Map<String, String>> labels() {
    return Arbitraries.maps(texts(), texts()).ofMaxSize(3);
  }

  private static Arbitrary<Long> longs() {
    return Arbitraries.longs();
  }

  private static Arbitrary<Boolean> flags() {
    return Arbitraries.of(true, false);
  }

  private static Arbitrary<NodeMonth> nodeMonths() {
    return Combinators.combine(
            days(),
            longs(),
            decimals().injectNull(0.4).array(BigDecimal[].class).ofMinSize(28).ofMaxSize(35),
            flags())
        .as(
            (first, offset, spent, holds) ->
                new NodeMonth(
                    first.toEpochDay(), offset, spent, holds ? spent.clone() : new BigDecimal[0]));
  }

  private static Arbitrary<Part> parts() {
    Arbitrary<When> whens =
        Arbitraries.oneOf(
            List.of(instants().<When>map(When.At::new), days().<When>map(When.On::new)));
    return Combinators.combine(texts(), whens, decimals(), decimals(), flags())
        .as(
            (node, when, counted, ledger, same) ->
                new Part(node, when, same ? ledger : counted, ledger));
  }

  private static Arbitrary<ChargeEntry> charges() {
    Arbitrary<ChargeVersion> versions =
        Combinators.combine(longs(), Arbitraries.integers()).as(ChargeVersion::new);
    Arbitrary<Conversion> conversions =
        Combinators.combine(Arbitraries.of(Conversion.Kind.class), days(), decimals().optional())
            .as(Conversion::new);
    Arbitrary<SnapshotScope> scopes =
        Combinators.combine(texts(), texts(), longs(), texts()).as(SnapshotScope::new);
    Arbitrary<List<String>> names = texts().list().ofSize(6);
    return Combinators.combine(
            names,
            versions,
            decimals(),
            decimals().optional(),
            parts().list().ofMinSize(1).ofMaxSize(3),
            conversions,
            scopes.optional(),
            labels())
        .as(
            (name, version, billed, effective, parts, conversion, scope, labels) ->
                new ChargeEntry(
                    name.get(0),
                    name.get(1),
                    name.get(2),
                    version,
                    name.get(3),
                    new Money(billed, name.get(4)),
                    effective,
                    parts,
                    conversion,
                    scope,
                    labels,
                    labels,
                    Optional.of(name.get(5)).filter(text -> !text.isEmpty())));
  }

  private static StateDocument standing(ChargeEntry charge) {
    return new ChargeStanding(
        charge.version(),
        charge.content(),
        charge.billed().currency(),
        charge.conversion(),
        charge.parts(),
        charge.effective().isPresent() ? charge.parts() : List.of());
  }

  private static Arbitrary<SnapshotBook> snapshots() {
    Arbitrary<Long> counts = Arbitraries.longs().greaterOrEqual(0);
    Arbitrary<Arriving> arriving =
        Combinators.combine(
                longs(), texts(), Arbitraries.integers().between(1, 90).list().ofMaxSize(5))
            .as(Arriving::new);
    return Combinators.combine(
            longs(),
            texts(),
            Combinators.combine(longs(), counts).as(Rows::new).list().ofMaxSize(3),
            arriving.list().ofMaxSize(3))
        .as(SnapshotBook::new);
  }

  private static Arbitrary<Line> lines() {
    Arbitrary<Leg> legs = Combinators.combine(texts(), decimals(), instants()).as(Leg::new);
    return Combinators.combine(texts(), decimals().optional(), legs.list().ofMaxSize(3))
        .as(Line::new);
  }

  private static Arbitrary<Arming> armings() {
    Arbitrary<Told> told =
        Combinators.combine(Arbitraries.of(Severity.class), texts().list().ofMaxSize(2))
            .as(Told::new);
    return Combinators.combine(
            texts(),
            texts(),
            decimals().optional(),
            Arbitraries.integers().between(1, 1_000_000),
            texts().optional(),
            decimals().optional(),
            told.list().ofMaxSize(2))
        .as(Arming::new);
  }
}
