package io.bursar.core.history;

import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.ChargeVersion;
import io.bursar.core.journal.ChargeEntry.Conversion;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.journal.DeclareEntry;
import io.bursar.core.journal.Entry;
import io.bursar.core.journal.RateEntry;
import io.bursar.core.journal.TickEntry;
import io.bursar.core.journal.When;
import io.bursar.core.money.Money;
import io.bursar.core.oracle.Said;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongFunction;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;
import net.jqwik.api.sessions.JqwikSession;

/**
 * Makes random histories: four tenants, few identities so that most are said again (the same,
 * restated, stale, in conflict), days at which calendars are hard, money that does not divide.
 */
public final class Histories {

  private static final Instant BEGIN = Instant.parse("2024-02-27T05:00:00Z");
  private static final LocalDate FIRST_DAY = LocalDate.parse("2024-02-25");

  /** Leap day, ends of months, quarters and years, days on which clocks are changed. */
  private static final List<LocalDate> HARD_DAYS =
      List.of(
              "2023-12-31 2024-01-01 2024-01-31 2024-02-28 2024-02-29 2024-03-01 2024-03-09",
              "2024-03-10 2024-03-11 2024-03-30 2024-03-31 2024-04-01 2024-06-30 2024-07-01",
              "2024-10-26 2024-10-27 2024-10-28 2024-11-02 2024-11-03 2024-11-04 2024-12-31")
          .stream()
          .flatMap(days -> List.of(days.split(" ")).stream())
          .map(LocalDate::parse)
          .toList();

  /** In UTC: midnights of the four zones, in summer and winter, and the hours of the changes. */
  private static final List<LocalTime> HARD_TIMES =
      List.of(
              "00:00 00:59:59.999 01:00 01:30 03:59:59.999 04:00 05:00 06:30 07:00 12:00",
              "12:59:59.999 13:00 13:30 15:59:59.999 16:00 21:59:59.999 22:00 22:59:59.999 23:00 23:59:59.999")
          .stream()
          .flatMap(times -> List.of(times.split(" ")).stream())
          .map(LocalTime::parse)
          .toList();

  private record Step(Duration after, LongFunction<Entry> entry) {}

  private record Bill(String currency, Conversion.Kind kind, Optional<BigDecimal> rate) {}

  private record Saying(String id, ChargeVersion version, String content, Optional<String> file) {}

  private Histories() {}

  /**
   * Histories of at most so many entries; the first two tenants are declared at the start, the
   * others whenever their first declares come.
   */
  public static Arbitrary<History> upTo(int entries) {
    return steps().list().ofMinSize(entries / 2).ofMaxSize(entries).map(Histories::history);
  }

  /** One history, always the same for a seed, for tests that jqwik does not run. */
  public static History sample(long seed, int entries) {
    AtomicReference<History> made = new AtomicReference<>();
    JqwikSession.run(
        () ->
            made.set(
                steps()
                    .list()
                    .ofSize(entries)
                    .map(Histories::history)
                    .generator(1000)
                    .next(new Random(seed))
                    .value()));
    return made.get();
  }

  private static History history(List<Step> steps) {
    List<Said> journal = new ArrayList<>();
    journal.add(new Said(declare(Tenants.BERLIN, Tenants.Change.RAISED, 1), BEGIN));
    journal.add(new Said(declare(Tenants.YORK, Tenants.Change.RAISED, 1), BEGIN.plusMillis(1)));
    Instant time = BEGIN.plusMillis(1);
    for (Step step : steps) {
      time = time.plus(step.after());
      journal.add(new Said(step.entry().apply(journal.size()), time));
    }
    // What waited for a tick has had one.
    journal.add(new Said(new TickEntry(), time.plusMillis(1)));
    return new History(journal);
  }

  private static Arbitrary<Step> steps() {
    Arbitrary<LongFunction<Entry>> entry =
        Arbitraries.frequencyOf(
            Tuple.of(14, charges().map(charge -> number -> charge)),
            Tuple.of(5, Arbitraries.just(number -> new TickEntry())),
            Tuple.of(2, rates().map(rate -> number -> rate)),
            Tuple.of(1, declares()));
    return Combinators.combine(gaps(), entry).as(Step::new);
  }

  private static Arbitrary<Duration> gaps() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, Arbitraries.integers().between(1, 1000).map(Duration::ofMillis)),
        Tuple.of(4, Arbitraries.integers().between(1, 300).map(Duration::ofMinutes)),
        Tuple.of(1, Arbitraries.integers().between(5, 70).map(Duration::ofHours)));
  }

  private static Arbitrary<LongFunction<Entry>> declares() {
    return Combinators.combine(Arbitraries.of(Tenants.class), Arbitraries.of(Tenants.Change.class))
        .as((tenant, change) -> number -> declare(tenant, change, number));
  }

  private static DeclareEntry declare(Tenants tenant, Tenants.Change change, long number) {
    long revision = change == Tenants.Change.OLD_REVISION ? 0 : number;
    return new DeclareEntry(revision, "hash-" + number, tenant.configuration(change, number));
  }

  private static Arbitrary<RateEntry> rates() {
    return Arbitraries.of(Tenants.class)
        .flatMap(
            tenant ->
                Combinators.combine(Arbitraries.of(tenant.foreign()), days(), rate())
                    .as((currency, day, rate) -> new RateEntry(tenant.id(), currency, day, rate)));
  }

  private static Arbitrary<ChargeEntry> charges() {
    return Arbitraries.of(Tenants.class)
        .flatMap(
            tenant ->
                Combinators.combine(
                        sayings(),
                        Arbitraries.frequencyOf(
                            Tuple.of(12, parts().list().ofSize(1)),
                            Tuple.of(4, parts().list().ofMinSize(1).ofMaxSize(3)),
                            Tuple.of(1, spread())),
                        bills(tenant),
                        days())
                    .as((saying, parts, bill, day) -> charge(tenant, saying, parts, bill, day)));
  }

  /** A cost that two nodes share, on each of many days. */
  private static Arbitrary<List<Part>> spread() {
    return Combinators.combine(
            Arbitraries.of(Tenants.NODES).list().ofMinSize(1).ofMaxSize(2),
            days(),
            Arbitraries.integers().between(2, 75),
            amounts())
        .as(
            (nodes, first, days, amount) -> {
              List<Part> parts = new ArrayList<>();
              BigDecimal left = amount;
              int count = nodes.size() * days;
              for (int i = 0; i < count; i++) {
                BigDecimal part = left.divide(BigDecimal.valueOf(count - i), 12, RoundingMode.DOWN);
                left = left.subtract(part);
                When day = new When.On(first.plusDays(i % days));
                parts.add(new Part(nodes.get(i / days), day, part, BigDecimal.ZERO));
              }
              return parts;
            });
  }

  private static ChargeEntry charge(
      Tenants tenant, Saying saying, List<Part> parts, Bill bill, LocalDate rateDay) {
    BigDecimal billed = BigDecimal.ZERO;
    for (Part part : parts) {
      billed = billed.add(part.counted());
    }
    Conversion conversion = new Conversion(bill.kind(), rateDay, bill.rate());
    return new ChargeEntry(
            tenant.id(),
            "feed",
            saying.id(),
            saying.version(),
            saying.content(),
            new Money(billed, bill.currency()),
            Optional.empty(),
            parts,
            conversion,
            Optional.empty(),
            Map.of(),
            Map.of(),
            saying.file().map(name -> tenant.id() + "-" + name))
        .converted(conversion);
  }

  private static Arbitrary<Saying> sayings() {
    return Combinators.combine(
            Arbitraries.integers().between(1, 14),
            Arbitraries.frequency(Tuple.of(6, 1), Tuple.of(4, 2), Tuple.of(2, 3), Tuple.of(1, 4)),
            Arbitraries.frequency(Tuple.of(6, 0), Tuple.of(1, 1)),
            Arbitraries.frequency(Tuple.of(5, "said"), Tuple.of(1, "said otherwise")),
            Arbitraries.of("one.csv", "two.csv", ""))
        .as(
            (id, version, reclean, content, file) ->
                new Saying(
                    "a" + id,
                    new ChargeVersion(version, reclean),
                    content,
                    Optional.of(file).filter(name -> !name.isEmpty())));
  }

  private static Arbitrary<Part> parts() {
    return Combinators.combine(Arbitraries.of(Tenants.NODES), times(), amounts())
        .as((node, when, amount) -> new Part(node, when, amount, BigDecimal.ZERO));
  }

  private static Arbitrary<Bill> bills(Tenants tenant) {
    return Arbitraries.frequencyOf(
        Tuple.of(
            5,
            Arbitraries.just(
                new Bill(tenant.currency(), Conversion.Kind.SAME, Optional.of(BigDecimal.ONE)))),
        Tuple.of(
            1,
            Combinators.combine(Arbitraries.of(tenant.foreign()), rate())
                .as(
                    (currency, rate) ->
                        new Bill(currency, Conversion.Kind.FINAL, Optional.of(rate)))),
        Tuple.of(
            2,
            Combinators.combine(Arbitraries.of(tenant.foreign()), rate())
                .as(
                    (currency, rate) ->
                        new Bill(currency, Conversion.Kind.PROVISIONAL, Optional.of(rate)))),
        Tuple.of(
            2,
            Arbitraries.of(tenant.foreign())
                .map(currency -> new Bill(currency, Conversion.Kind.UNRATED, Optional.empty()))));
  }

  private static Arbitrary<BigDecimal> rate() {
    return Arbitraries.of("7.1234", "7.10", "0.9", "1", "0.000123456789", "31.333333333333")
        .map(BigDecimal::new);
  }

  private static Arbitrary<When> times() {
    return Arbitraries.frequencyOf(
        Tuple.of(2, days().map(When.On::new)),
        Tuple.of(
            3,
            Combinators.combine(days(), Arbitraries.of(HARD_TIMES))
                .as((day, time) -> new When.At(day.atTime(time).toInstant(ZoneOffset.UTC)))));
  }

  /** Most in the time in which the journal is written, so that policies see them. */
  private static Arbitrary<LocalDate> days() {
    return Arbitraries.frequencyOf(
        Tuple.of(3, Arbitraries.integers().between(0, 25).map(FIRST_DAY::plusDays)),
        Tuple.of(2, Arbitraries.of(HARD_DAYS)));
  }

  private static Arbitrary<BigDecimal> amounts() {
    return Arbitraries.frequencyOf(
        Tuple.of(5, Arbitraries.integers().between(1, 160).map(BigDecimal::valueOf)),
        Tuple.of(
            2, Arbitraries.integers().between(-9000, 15000).map(n -> BigDecimal.valueOf(n, 2))),
        Tuple.of(1, Arbitraries.integers().between(-9, 9).map(n -> BigDecimal.valueOf(n, 12))),
        Tuple.of(
            1,
            Arbitraries.longs()
                .between(-999_999_999_999L, 999_999_999_999L)
                .map(n -> BigDecimal.valueOf(n, 11))));
  }
}
