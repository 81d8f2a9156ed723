package io.bursar.core.history;

import io.bursar.core.journal.CloseEntry;
import io.bursar.core.journal.DeclareEntry;
import io.bursar.core.journal.Entry;
import io.bursar.core.journal.RateEntry;
import io.bursar.core.journal.TickEntry;
import io.bursar.core.oracle.Said;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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

  private static final List<Said> FIRST =
      List.of(
          new Said(declare(Tenants.BERLIN, Tenants.Change.RAISED, 1), BEGIN),
          new Said(declare(Tenants.YORK, Tenants.Change.RAISED, 1), BEGIN.plusMillis(1)));

  private record Step(Duration after, LongFunction<Entry> entry) {}

  private Histories() {}

  /**
   * Histories of at most so many entries; the first two tenants are declared at the start, the
   * others whenever their first declares come.
   */
  public static Arbitrary<History> upTo(int entries) {
    return everybodys()
        .list()
        .ofMinSize(entries / 2)
        .ofMaxSize(entries)
        .map(steps -> history(FIRST, steps));
  }

  /**
   * Histories of one tenant, whose fiscal years are of weeks, that closes and rates often and does
   * not always have a year for today.
   */
  static Arbitrary<History> withoutAYear(int entries) {
    List<Tenants> howe = List.of(Tenants.HOWE);
    Arbitrary<Step> steps =
        steps(
            howe,
            4,
            12,
            declares(
                howe,
                List.of(
                    Tenants.Change.NO_NEXT_YEAR,
                    Tenants.Change.NO_NEXT_YEAR,
                    Tenants.Change.RAISED,
                    Tenants.Change.NEXT_YEAR_RECUT,
                    Tenants.Change.PRINT_GONE)));
    List<Said> first =
        List.of(new Said(declare(Tenants.HOWE, Tenants.Change.NO_NEXT_YEAR, 1), BEGIN));
    return steps.list().ofMinSize(entries / 2).ofMaxSize(entries).map(list -> history(first, list));
  }

  /** One history, always the same for a seed, for tests that jqwik does not run. */
  public static History sample(long seed, int entries) {
    AtomicReference<History> made = new AtomicReference<>();
    JqwikSession.run(
        () ->
            made.set(
                everybodys()
                    .list()
                    .ofSize(entries)
                    .map(steps -> history(FIRST, steps))
                    .generator(1000)
                    .next(new Random(seed))
                    .value()));
    return made.get();
  }

  private static History history(List<Said> first, List<Step> steps) {
    List<Said> journal = new ArrayList<>(first);
    Instant time = first.get(first.size() - 1).time();
    for (Step step : steps) {
      time = time.plus(step.after());
      journal.add(new Said(step.entry().apply(journal.size()), time));
    }
    // What waited for a tick has had one.
    journal.add(new Said(new TickEntry(), time.plusMillis(1)));
    return new History(journal);
  }

  private static Arbitrary<Step> everybodys() {
    List<Tenants> all = List.of(Tenants.values());
    return steps(all, 1, 2, declares(all, List.of(Tenants.Change.values())));
  }

  private static Arbitrary<Step> steps(
      List<Tenants> tenants, int closes, int rates, Arbitrary<LongFunction<Entry>> declares) {
    Arbitrary<LongFunction<Entry>> entry =
        Arbitraries.frequencyOf(
            Tuple.of(14, RandomCharges.charges(tenants).map(charge -> number -> charge)),
            Tuple.of(7, RandomSnapshots.rows(tenants).map(row -> number -> row)),
            Tuple.of(2, RandomSnapshots.snapshots(tenants).map(snapshot -> number -> snapshot)),
            Tuple.of(1, RandomSnapshots.unusableRows(tenants).map(row -> number -> row)),
            Tuple.of(closes, closes(tenants).map(close -> number -> close)),
            Tuple.of(5, Arbitraries.just(number -> new TickEntry())),
            Tuple.of(rates, rates(tenants).map(rate -> number -> rate)),
            Tuple.of(1, declares));
    return Combinators.combine(gaps(), entry).as(Step::new);
  }

  private static Arbitrary<Duration> gaps() {
    return Arbitraries.frequencyOf(
        Tuple.of(6, Arbitraries.integers().between(1, 1000).map(Duration::ofMillis)),
        Tuple.of(4, Arbitraries.integers().between(1, 300).map(Duration::ofMinutes)),
        Tuple.of(1, Arbitraries.integers().between(5, 70).map(Duration::ofHours)));
  }

  private static Arbitrary<LongFunction<Entry>> declares(
      List<Tenants> tenants, List<Tenants.Change> changes) {
    return Combinators.combine(Arbitraries.of(tenants), Arbitraries.of(changes))
        .as((tenant, change) -> number -> declare(tenant, change, number));
  }

  private static DeclareEntry declare(Tenants tenant, Tenants.Change change, long number) {
    long revision = change == Tenants.Change.OLD_REVISION ? 0 : number;
    return new DeclareEntry(revision, "hash-" + number, tenant.configuration(change, number));
  }

  private static Arbitrary<RateEntry> rates(List<Tenants> tenants) {
    return Arbitraries.of(tenants)
        .flatMap(
            tenant ->
                Combinators.combine(
                        Arbitraries.of(tenant.foreign()), RandomValues.days(), RandomValues.rate())
                    .as((currency, day, rate) -> new RateEntry(tenant.id(), currency, day, rate)));
  }

  private static Arbitrary<CloseEntry> closes(List<Tenants> tenants) {
    return Arbitraries.of(tenants)
        .flatMap(
            tenant ->
                Arbitraries.of(tenant.closes())
                    .map(period -> new CloseEntry(tenant.id(), period, "cfo")));
  }
}
