package io.bursar.core.ledger.rules;

import io.bursar.core.configuration.Policy;
import io.bursar.core.decision.Decision;
import io.bursar.core.decision.Decision.Allotment;
import io.bursar.core.decision.Decision.Status;
import io.bursar.core.decision.Decision.Told;
import io.bursar.core.decision.DecisionChain;
import io.bursar.core.decision.Limit;
import io.bursar.core.decision.Receipt;
import io.bursar.core.journal.Position;
import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.StateKey;
import io.bursar.core.ledger.state.ArmingBook.Arming;
import io.bursar.core.ledger.state.ChainHead;
import io.bursar.core.ledger.state.KnownForecast;
import io.bursar.core.ledger.state.Marker;
import io.bursar.core.ledger.state.StateKeys;
import io.bursar.core.money.Amounts;
import io.bursar.core.period.Period;
import io.bursar.core.policy.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes decisions and links their records into the tenant's chain. */
final class Decisions {

  private final LedgerStore store;
  private final Tenant tenant;
  private final LocalDate today;
  private final Position position;
  private final List<Effect> effects;

  Decisions(
      LedgerStore store, Tenant tenant, LocalDate today, Position position, List<Effect> effects) {
    this.store = store;
    this.tenant = tenant;
    this.today = today;
    this.position = position;
    this.effects = effects;
  }

  /** The policy fired: what follows, follows. The arming is used up whatever becomes of it. */
  Arming decide(Rule rule, TreeNode node, Period period, int count, Words words, long offset) {
    Arming arming = arming(rule, node, period, count, words, alerts(rule.policy()));
    Allotments allotments = new Allotments(store, tenant, node, today);
    for (Policy.Outcome outcome : rule.policy().then()) {
      if (outcome instanceof Policy.Allot allot) {
        allotments.propose(allot);
      }
    }
    Status status = status(allotments);
    // The receipt tells what was seen before anything was moved.
    Receipt receipt = receipt(rule, words, offset, allotments.limits());
    record(rule, node, arming, status, allotments.all(), reason(status, allotments), receipt);
    if (status == Status.APPLIED) {
      allotments.apply(arming.decision().orElseThrow(), position, effects);
    }
    return arming;
  }

  /** Withdraws a decision's alerts. What it allotted stays until a person takes it back. */
  void retract(Rule rule, TreeNode node, Period period, Arming arming, Words words, long offset) {
    String reason =
        LedgerCode.USAGE_FELL.says(
            "spent and held fell to %s in %s"
                .formatted(Amounts.text(words.usage().spent().add(words.usage().held())), period));
    Receipt receipt = receipt(rule, words, offset, List.of());
    record(rule, node, arming, Status.RETRACTED, List.of(), Optional.of(reason), receipt);
  }

  /**
   * The policy needs a forecast and there is none: said once, whatever the period, until a forecast
   * comes.
   */
  void notJudged(Rule rule, TreeNode node, Period period, int count, Words words, long offset) {
    StateKey said = notJudged(rule, node);
    if (store.get(said).isPresent()) {
      return;
    }
    store.put(said, Marker.SET);
    Optional<KnownForecast> last = Forecasts.find(store, tenant, node.id());
    String reason =
        LedgerCode.FORECAST_MISSING.says(
            last.map(it -> "the last forecast is of " + it.origin())
                .orElse("there is no forecast"));
    record(
        rule,
        node,
        arming(rule, node, period, count, words, List.of()),
        Status.NOT_JUDGED,
        List.of(),
        Optional.of(reason),
        receipt(rule, words, offset, List.of()));
  }

  /** There is a forecast: should one be missing again, that is news again. */
  void canBeJudged(Rule rule, TreeNode node) {
    StateKey said = notJudged(rule, node);
    if (store.get(said).isPresent()) {
      store.delete(said);
    }
  }

  private StateKey notJudged(Rule rule, TreeNode node) {
    return StateKeys.notJudged(tenant.name(), rule.policy().name(), node.id());
  }

  private Arming arming(
      Rule rule, TreeNode node, Period period, int count, Words words, List<Told> told) {
    String id =
        DecisionChain.id(
            tenant.name(),
            rule.policy().name(),
            node.id(),
            period.label(),
            words.threshold(),
            count);
    return new Arming(
        rule.policy().name(),
        period.label(),
        words.threshold(),
        count,
        Optional.of(id),
        words.usage().budget(),
        told);
  }

  private Status status(Allotments allotments) {
    if (allotments.all().isEmpty() && allotments.refusal().isEmpty()) {
      return Status.APPLIED;
    }
    if (freezeDay()) {
      return Status.FROZEN;
    }
    return allotments.refusal().isPresent() ? Status.REFUSED : Status.APPLIED;
  }

  private Optional<String> reason(Status status, Allotments allotments) {
    return switch (status) {
      case FROZEN -> Optional.of(LedgerCode.FREEZE_DAY.says(today + " is a freeze day"));
      case REFUSED -> allotments.refusal().map(LedgerCode.ALLOTMENT_REFUSED::says);
      case APPLIED, RETRACTED, NOT_JUDGED -> Optional.empty();
    };
  }

  private boolean freezeDay() {
    return tenant.configuration().freezeDays().contains(today);
  }

  private void record(
      Rule rule,
      TreeNode node,
      Arming arming,
      Status status,
      List<Allotment> allotments,
      Optional<String> reason,
      Receipt receipt) {
    ChainHead head =
        store.get(StateKeys.chain(tenant.name())).map(ChainHead.class::cast).orElse(ChainHead.NONE);
    Decision decision =
        DecisionChain.sealed(
            new Decision(
                arming.decision().orElseThrow(),
                head.number() + 1,
                tenant.name(),
                rule.policy().name(),
                node.id(),
                tenant.tree().path(node, today),
                arming.period(),
                arming.threshold(),
                arming.count(),
                status,
                arming.alerts(),
                allotments,
                reason,
                receipt,
                position.time(),
                head.hash(),
                ""));
    store.put(StateKeys.chain(tenant.name()), new ChainHead(decision.number(), decision.hash()));
    effects.add(new Effect.Decided(decision));
  }

  private Receipt receipt(Rule rule, Words words, long offset, List<Limit> limits) {
    return new Receipt(
        words.usage(),
        offset,
        tenant.head().revision(),
        rule.version(),
        rule.policy().text(),
        words.texts(),
        freezeDay(),
        tenant.configuration().currency(),
        limits);
  }

  private static List<Told> alerts(Policy policy) {
    List<Told> alerts = new ArrayList<>();
    for (Policy.Outcome outcome : policy.then()) {
      if (outcome instanceof Policy.Alert alert) {
        alerts.add(new Told(alert.severity(), alert.to()));
      }
    }
    return List.copyOf(alerts);
  }
}
