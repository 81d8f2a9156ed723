package io.bursar.core.oracle;

import io.bursar.core.configuration.Budget;
import io.bursar.core.configuration.Policy;
import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.period.PeriodKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Judges every policy on every node at every tick, whether anything changed or not: what did not
 * change can't be decided differently. Once a policy fired it waits to be armed again (cases 55 to
 * 59); a period that ended is judged for taking back only.
 */
final class Policies {

  /**
   * A policy that fired, or did and was armed again.
   *
   * @param budget what the decision saw; null while it is armed
   */
  private record Arming(
      Question question, LocalDate last, String threshold, int count, BigDecimal budget) {}

  private record Question(Cell cell, PeriodKind kind, LocalDate day, String policy) {}

  private final Books books;
  private final List<Verdict> verdicts;
  private final Map<String, Arming> armings = new TreeMap<>();

  Policies(Books books, List<Verdict> verdicts) {
    this.books = books;
    this.verdicts = verdicts;
  }

  void judge(Instant time) {
    for (String tenant : books.tenants()) {
      TenantConfiguration configuration = books.configuration(tenant);
      LocalDate today = time.atZone(configuration.zone()).toLocalDate();
      List<Policy> policies = new ArrayList<>(configuration.policies());
      policies.sort(Comparator.comparing(Policy::name));
      Map<Cell, BigDecimal> spent = books.spent(tenant);
      policies.forEach(policy -> current(configuration, policy, today, spent, time));
      policies.forEach(policy -> ended(configuration, policy, today, spent, time));
    }
  }

  private void current(
      TenantConfiguration configuration,
      Policy policy,
      LocalDate today,
      Map<Cell, BigDecimal> spent,
      Instant time) {
    Labels labels = new Labels(configuration.fiscalYearStart());
    Tree tree = books.tree(configuration.tenant());
    for (String node : tree.configured()) {
      Cell cell = new Cell(configuration.tenant(), node, labels.of(policy.period(), today));
      Question question = new Question(cell, policy.period(), today, policy.name());
      Optional<BigDecimal> budget = budget(configuration, question);
      if (budget.isPresent() && matches(policy.nodes(), tree.path(node, today))) {
        BigDecimal used = spent.getOrDefault(cell, BigDecimal.ZERO);
        LocalDate last = labels.last(policy.period(), today);
        for (String threshold : thresholds(policy)) {
          Arming arming =
              armings.getOrDefault(
                  key(question, threshold), new Arming(question, last, threshold, 1, null));
          one(policy, arming, budget.get(), used, time);
        }
      }
    }
  }

  private void one(Policy policy, Arming arming, BigDecimal budget, BigDecimal used, Instant time) {
    Ratio ratio = new Ratio(used, budget);
    if (arming.budget() == null && ratio.fires(policy, arming.threshold())) {
      decided(arming, "applied", time);
      put(arming, arming.count(), budget);
    } else if (arming.budget() != null && ratio.rearms(policy, arming.threshold())) {
      if (new Ratio(used, arming.budget()).rearms(policy, arming.threshold())) {
        decided(arming, "retracted", time);
      }
      put(arming, arming.count() + 1, null);
    }
  }

  private void ended(
      TenantConfiguration configuration,
      Policy policy,
      LocalDate today,
      Map<Cell, BigDecimal> spent,
      Instant time) {
    for (Arming arming : List.copyOf(armings.values())) {
      Question question = arming.question();
      if (arming.budget() == null
          || !question.cell().tenant().equals(configuration.tenant())
          || !question.policy().equals(policy.name())
          || !arming.last().isBefore(today)) {
        continue;
      }
      BigDecimal used = spent.getOrDefault(question.cell(), BigDecimal.ZERO);
      boolean fell =
          budget(configuration, question)
              .filter(budget -> new Ratio(used, budget).rearms(policy, arming.threshold()))
              .isPresent();
      if (fell && new Ratio(used, arming.budget()).rearms(policy, arming.threshold())) {
        decided(arming, "retracted", time);
        put(arming, arming.count() + 1, null);
      }
    }
  }

  private void decided(Arming arming, String status, Instant time) {
    Cell cell = arming.question().cell();
    verdicts.add(
        new Verdict(
            cell.tenant(),
            arming.question().policy(),
            cell.node(),
            cell.period(),
            arming.threshold(),
            arming.count(),
            status,
            time));
  }

  private void put(Arming was, int count, BigDecimal budget) {
    armings.put(
        key(was.question(), was.threshold()),
        new Arming(was.question(), was.last(), was.threshold(), count, budget));
  }

  private static String key(Question question, String threshold) {
    return question.cell() + " by " + question.policy() + " at " + threshold;
  }

  private static List<String> thresholds(Policy policy) {
    return policy.thresholds().isEmpty()
        ? List.of("")
        : policy.thresholds().stream().map(Policies::text).toList();
  }

  private static String text(BigDecimal amount) {
    return amount.stripTrailingZeros().toPlainString();
  }

  private static Optional<BigDecimal> budget(TenantConfiguration configuration, Question question) {
    String calendarMonth = question.day().toString().substring(0, 7);
    for (Budget budget : configuration.budgets()) {
      if (budget.node().equals(question.cell().node()) && budget.kind() == question.kind()) {
        BigDecimal single = budget.byPeriod().get(question.cell().period());
        if (single == null && budget.kind() == PeriodKind.MONTH) {
          single = budget.byPeriod().get(calendarMonth);
        }
        return single == null ? budget.amount() : Optional.of(single);
      }
    }
    return Optional.empty();
  }

  /** {@code *} is one segment of a path, {@code **} any number of them. */
  static boolean matches(String pattern, String path) {
    return matches(List.of(pattern.split("/")), List.of(path.split("/")));
  }

  private static boolean matches(List<String> pattern, List<String> path) {
    if (pattern.isEmpty()) {
      return path.isEmpty();
    }
    List<String> rest = pattern.subList(1, pattern.size());
    if (pattern.get(0).equals("**")) {
      for (int i = 0; i <= path.size(); i++) {
        if (matches(rest, path.subList(i, path.size()))) {
          return true;
        }
      }
      return false;
    }
    return !path.isEmpty()
        && (pattern.get(0).equals("*") || pattern.get(0).equals(path.get(0)))
        && matches(rest, path.subList(1, path.size()));
  }
}
