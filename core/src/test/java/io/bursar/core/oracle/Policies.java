package io.bursar.core.oracle;

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
 * 59); a period that ended is judged for taking back only. What a policy moves, those after it see
 * at once and those before it at the next tick.
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

  private record Tick(
      TenantConfiguration configuration, LocalDate today, Instant time, Limits.Now limits) {}

  private final Books books;
  private final Limits limits;
  private final List<Verdict> verdicts;
  private final Map<String, Arming> armings = new TreeMap<>();

  Policies(Books books, Limits limits, List<Verdict> verdicts) {
    this.books = books;
    this.limits = limits;
    this.verdicts = verdicts;
  }

  void judge(Instant time) {
    for (String tenant : books.tenants()) {
      if (!books.mayJudge(tenant, time)) {
        continue;
      }
      TenantConfiguration configuration = books.configuration(tenant);
      LocalDate today = time.atZone(configuration.zone()).toLocalDate();
      limits.turn(tenant, today);
      List<Policy> policies = new ArrayList<>(configuration.policies());
      policies.sort(Comparator.comparing(Policy::name));
      Tick tick = new Tick(configuration, today, time, limits.now(tenant));
      policies.forEach(policy -> current(tick, policy));
      policies.forEach(policy -> ended(tick, policy));
    }
  }

  private void current(Tick tick, Policy policy) {
    Labels labels = Labels.of(tick.configuration());
    if (!labels.covers(tick.today())) {
      return;
    }
    Tree tree = books.tree(tick.configuration().tenant());
    LocalDate last = labels.last(policy.period(), tick.today());
    for (String node : tree.configured()) {
      if (!matches(policy.nodes(), tree.path(node, tick.today())) || lacks(tick, policy, node)) {
        continue;
      }
      Cell cell = tick.limits().cell(node, policy.period(), tick.today());
      Question question = new Question(cell, policy.period(), tick.today(), policy.name());
      for (String threshold : thresholds(policy)) {
        Optional<BigDecimal> budget = budget(tick, question);
        if (budget.isPresent()) {
          Arming arming =
              armings.getOrDefault(
                  key(question, threshold), new Arming(question, last, threshold, 1, null));
          one(tick, policy, arming, budget.get());
        }
      }
    }
  }

  /** A policy passes over nodes that lack the kind of budget that it would move (case 53). */
  private static boolean lacks(Tick tick, Policy policy, String node) {
    return policy.then().stream()
        .anyMatch(
            outcome ->
                outcome instanceof Policy.Allot allot
                    && tick.limits().budgeted(node, allot.period()).isEmpty());
  }

  private void one(Tick tick, Policy policy, Arming arming, BigDecimal budget) {
    BigDecimal used = tick.limits().spent(arming.question().cell());
    Ratio ratio = new Ratio(used, budget);
    if (arming.budget() == null && ratio.fires(policy, arming.threshold())) {
      fire(tick, policy, arming);
      put(arming, arming.count(), budget);
    } else if (arming.budget() != null && ratio.rearms(policy, arming.threshold())) {
      if (new Ratio(used, arming.budget()).rearms(policy, arming.threshold())) {
        decided(arming, "retracted", List.of(), tick.time());
      }
      put(arming, arming.count() + 1, null);
    }
  }

  /** Whatever becomes of it, the arming is used up (case 64). */
  private void fire(Tick tick, Policy policy, Arming arming) {
    TenantConfiguration configuration = tick.configuration();
    Moves moves =
        Moves.of(
            policy,
            tick.limits(),
            Labels.of(configuration),
            books.tree(configuration.tenant()),
            arming.question().cell().node(),
            tick.today());
    String status = "applied";
    if (policy.then().stream().anyMatch(Policy.Allot.class::isInstance)) {
      if (configuration.freezeDays().contains(tick.today())) {
        status = "frozen";
      } else if (!moves.possible()) {
        status = "refused";
      } else {
        moves.all().forEach(move -> limits.move(configuration.tenant(), move));
      }
    }
    decided(arming, status, moves.all(), tick.time());
  }

  private void ended(Tick tick, Policy policy) {
    for (Arming arming : List.copyOf(armings.values())) {
      Question question = arming.question();
      if (arming.budget() == null
          || !question.cell().tenant().equals(tick.configuration().tenant())
          || !question.policy().equals(policy.name())
          || !arming.last().isBefore(tick.today())) {
        continue;
      }
      BigDecimal used = tick.limits().spent(question.cell());
      boolean fell =
          budget(tick, question)
              .filter(budget -> new Ratio(used, budget).rearms(policy, arming.threshold()))
              .isPresent();
      if (fell && new Ratio(used, arming.budget()).rearms(policy, arming.threshold())) {
        decided(arming, "retracted", List.of(), tick.time());
        put(arming, arming.count() + 1, null);
      }
    }
  }

  private void decided(Arming arming, String status, List<Move> moves, Instant time) {
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
            moves,
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

  private static Optional<BigDecimal> budget(Tick tick, Question question) {
    return tick.limits().budget(question.cell().node(), question.kind(), question.day());
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
