package io.bursar.core.oracle;

import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.DeclareEntry;
import io.bursar.core.journal.RateEntry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a ledger must say after a journal. Of configurations it knows budgets that are given, not
 * paced, and policies that compare {@code ratio} and move nothing.
 */
public final class Oracle {

  private final Books books = new Books();
  private final List<Verdict> verdicts = new ArrayList<>();

  private Oracle() {}

  /** Reads a whole partition's journal, or the beginning of one. */
  public static Oracle of(List<Said> journal) {
    Oracle oracle = new Oracle();
    Policies policies = new Policies(oracle.books, oracle.verdicts);
    for (Said said : journal) {
      if (said.entry() instanceof ChargeEntry charge) {
        oracle.books.charge(charge);
      } else if (said.entry() instanceof DeclareEntry declare) {
        oracle.books.declare(declare);
      } else if (said.entry() instanceof RateEntry rate) {
        oracle.books.rate(rate);
      } else {
        oracle.books.tick();
        policies.judge(said.time());
      }
    }
    return oracle;
  }

  /**
   * Spent of every node there ever was, in every period of the years in which anything counted: all
   * their months, quarters and years, and the days on which something counted, with their
   * neighbours; 0 where nothing did.
   */
  public Map<Cell, BigDecimal> spent() {
    Map<Cell, BigDecimal> all = new TreeMap<>(java.util.Comparator.comparing(Cell::toString));
    for (String tenant : books.tenants()) {
      Map<Cell, BigDecimal> sums = books.spent(tenant);
      for (String node : books.tree(tenant).all()) {
        for (String period : periods(tenant)) {
          Cell cell = new Cell(tenant, node, period);
          all.put(cell, sums.getOrDefault(cell, BigDecimal.ZERO));
        }
      }
      all.putAll(sums);
    }
    return all;
  }

  private Set<String> periods(String tenant) {
    Labels labels = new Labels(books.configuration(tenant).fiscalYearStart());
    Set<String> periods = new TreeSet<>();
    for (LocalDate day : books.days(tenant)) {
      for (int i = -1; i <= 1; i++) {
        periods.addAll(labels.of(day.plusDays(i)));
      }
      for (int month = -11; month <= 11; month++) {
        List<String> longer = labels.of(day.plusMonths(month));
        periods.addAll(longer.subList(1, longer.size()));
      }
    }
    return periods;
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
    for (Standing charge : books.charges(tenant)) {
      for (Standing.Share share : charge.shares()) {
        sum = sum.add(share.ledger());
      }
    }
    return sum;
  }
}
