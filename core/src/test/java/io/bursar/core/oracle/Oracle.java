package io.bursar.core.oracle;

import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.CloseEntry;
import io.bursar.core.journal.DeclareEntry;
import io.bursar.core.journal.RateEntry;
import io.bursar.core.journal.SnapshotEntry;
import io.bursar.core.journal.SnapshotRowEntry;
import io.bursar.core.period.PeriodKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a ledger must say after a journal. Of policies it knows those that compare {@code ratio}.
 */
public final class Oracle {

  private static final List<PeriodKind> LONGER =
      List.of(PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR);

  // A month that is over, and what is foreseen of this one and the next.
  private static final int BACK = 35;
  private static final int AHEAD = 35;

  private final Books books = new Books();
  private final Limits limits = new Limits(books);
  private final List<Verdict> verdicts = new ArrayList<>();
  // Added up when first asked for: nothing is said any more.
  private Map<Cell, Figure> figures;

  private Oracle() {}

  /** Reads a whole partition's journal, or the beginning of one. */
  public static Oracle of(List<Said> journal) {
    Oracle oracle = new Oracle();
    Policies policies = new Policies(oracle.books, oracle.limits, oracle.verdicts);
    for (Said said : journal) {
      if (said.entry() instanceof ChargeEntry charge) {
        oracle.books.charge(charge, said.time());
      } else if (said.entry() instanceof DeclareEntry declare) {
        oracle.books.declare(declare);
      } else if (said.entry() instanceof RateEntry rate) {
        oracle.books.rate(rate, said.time());
      } else if (said.entry() instanceof SnapshotEntry snapshot) {
        oracle.books.snapshot(snapshot, said.time());
      } else if (said.entry() instanceof SnapshotRowEntry row) {
        oracle.books.unusable(row);
      } else if (said.entry() instanceof CloseEntry close) {
        oracle.books.close(close, said.time());
      } else {
        oracle.books.tick(said.time());
        policies.judge(said.time());
      }
    }
    return oracle;
  }

  /**
   * The figures of every node there ever was, in every period of the years in which anything
   * counted: all their months, quarters and years, and the days on which something counted, with
   * their neighbours, and those around today; 0 spent where nothing was.
   */
  public Map<Cell, Figure> figures() {
    if (figures == null) {
      figures = added();
    }
    return figures;
  }

  private Map<Cell, Figure> added() {
    Map<Cell, Figure> all = new LinkedHashMap<>();
    for (String tenant : books.tenants()) {
      Limits.Now now = limits.now(tenant);
      for (LocalDate day : days(tenant)) {
        for (PeriodKind kind : PeriodKind.values()) {
          add(all, now, tenant, kind, day);
        }
      }
      for (LocalDate day : books.days(tenant)) {
        for (int month = -11; month <= 11; month++) {
          for (PeriodKind kind : LONGER) {
            add(all, now, tenant, kind, day.plusMonths(month));
          }
        }
      }
    }
    return Collections.unmodifiableMap(all);
  }

  private void add(
      Map<Cell, Figure> all, Limits.Now now, String tenant, PeriodKind kind, LocalDate day) {
    for (String node : books.tree(tenant).all()) {
      all.computeIfAbsent(
          now.cell(node, kind, day),
          cell -> new Figure(now.spent(cell), now.budget(node, kind, day)));
    }
  }

  private Set<LocalDate> days(String tenant) {
    Set<LocalDate> days = new TreeSet<>();
    for (LocalDate day : books.days(tenant)) {
      days.addAll(List.of(day.minusDays(1), day, day.plusDays(1)));
    }
    limits
        .today(tenant)
        .ifPresent(
            today -> days.addAll(today.minusDays(BACK).datesUntil(today.plusDays(AHEAD)).toList()));
    return days;
  }

  /** How each charge entry ended, in the order of the journal. */
  public List<String> outcomes() {
    return List.copyOf(books.outcomes());
  }

  /** What policies decided, tick by tick. */
  public List<Verdict> verdicts() {
    return List.copyOf(verdicts);
  }

  /** Tenants that are declared. */
  public Set<String> tenants() {
    return Set.copyOf(books.tenants());
  }

  /** Invariant A's left side: what stands of a tenant's charges, whatever node and day. */
  public BigDecimal standing(String tenant) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Standing.Share line : books.lines(tenant)) {
      sum = sum.add(line.ledger());
    }
    return sum;
  }
}
