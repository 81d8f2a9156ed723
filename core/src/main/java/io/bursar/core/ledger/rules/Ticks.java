package io.bursar.core.ledger.rules;

import io.bursar.core.journal.Position;
import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.StateDocument;
import io.bursar.core.ledger.StateKey;
import io.bursar.core.ledger.StateKey.Kind;
import io.bursar.core.ledger.state.LastTick;
import io.bursar.core.ledger.state.StateKeys;
import io.bursar.core.ledger.state.TenantClock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Lets time pass on a partition: what is due falls due, then what changed is judged. */
final class Ticks {

  /** How often a tenant is looked at that can't be judged. */
  private static final Duration LOOK_AGAIN = Duration.ofSeconds(30);

  private final Tenants tenants;
  private final Rates rates;
  private final Snapshots snapshots;
  private final Closes closes;

  Ticks(Tenants tenants, Rates rates, Snapshots snapshots, Closes closes) {
    this.tenants = tenants;
    this.rates = rates;
    this.snapshots = snapshots;
    this.closes = closes;
  }

  List<Effect> apply(LedgerStore store, Position position) {
    List<Effect> effects = new ArrayList<>();
    // In this order a charge is posted once a tick at most: what is taken back waits for no rate.
    snapshots.goOn(store, position, effects);
    rates.goOn(store, position, effects);
    closes.goOn(store);
    Set<String> due = dueTenants(store, position.time());
    due.removeAll(Unfinished.held(store, position.time()));
    for (String name : due) {
      pass(store, tenants.find(store, name), position, effects);
    }
    store.put(StateKeys.lastTick(), new LastTick(position.offset(), position.time()));
    return effects;
  }

  /**
   * When the next tick is needed: at once where something waits for it, otherwise when the first of
   * the tenants' days turns; empty while no tenant is declared.
   */
  Optional<Instant> nextDue(LedgerStore store) {
    Instant last =
        store.get(StateKeys.lastTick()).map(LastTick.class::cast).orElse(LastTick.NONE).time();
    for (String waiting :
        List.of(
            StateKeys.restate(), StateKeys.ratesCame(), StateKeys.sweeps(), StateKeys.coolings())) {
      if (Scans.any(store, "", Kind.PARTITION, waiting)) {
        return Optional.of(last);
      }
    }
    boolean allSettled = !Scans.any(store, "", Kind.PARTITION, StateKeys.unsettled());
    if (allSettled
        && (Scans.any(store, "", Kind.PARTITION, StateKeys.changed())
            || Scans.any(store, "", Kind.PARTITION, StateKeys.judge()))) {
      return Optional.of(last);
    }
    Instant next = null;
    for (Map.Entry<StateKey, StateDocument> each : clocks(store)) {
      String tenant = StateKeys.parts(each.getKey())[0];
      Instant due = ((TenantClock) each.getValue()).turnsAt();
      if (!allSettled) {
        due = isWaiting(store, tenant) ? last : due;
      }
      if (!allSettled && Scans.any(store, "", Kind.PARTITION, StateKeys.unsettled(tenant))) {
        // It is not judged before its snapshot is complete, which is an entry, or given up.
        Instant later = last.plus(LOOK_AGAIN);
        due = due.isBefore(later) ? later : due;
      }
      next = next == null || due.isBefore(next) ? due : next;
    }
    return Optional.ofNullable(next);
  }

  private static boolean isWaiting(LedgerStore store, String tenant) {
    return Scans.any(store, "", Kind.PARTITION, StateKeys.changedOf(tenant))
        || Scans.any(store, "", Kind.PARTITION, StateKeys.judgeOf(tenant));
  }

  private static List<Map.Entry<StateKey, StateDocument>> clocks(LedgerStore store) {
    return Scans.all(store, "", Kind.PARTITION, StateKeys.clocks());
  }

  private static Set<String> dueTenants(LedgerStore store, Instant time) {
    Set<String> due = new TreeSet<>();
    for (Map.Entry<StateKey, StateDocument> each : clocks(store)) {
      if (!((TenantClock) each.getValue()).turnsAt().isAfter(time)) {
        due.add(StateKeys.parts(each.getKey())[0]);
      }
    }
    for (String waiting : List.of(StateKeys.changed(), StateKeys.judge())) {
      Scans.partitionKeys(store, waiting).forEach(key -> due.add(StateKeys.parts(key)[0]));
    }
    return due;
  }

  private static void pass(
      LedgerStore store, Tenant tenant, Position position, List<Effect> effects) {
    TenantClock clock = (TenantClock) store.get(StateKeys.clock(tenant.name())).orElseThrow();
    LocalDate today = LocalDate.ofInstant(position.time(), tenant.zone());
    boolean turned = clock.day().map(day -> !day.equals(today)).orElse(true);
    boolean everything = turned || clock.judgeAll();
    ChangedNodes changed = ChangedNodes.since(store, tenant, clock.judged());
    // Not earlier: until now, usage was told with the day before as today.
    store.put(
        StateKeys.clock(tenant.name()),
        new TenantClock(
            Optional.of(today),
            today.plusDays(1).atStartOfDay(tenant.zone()).toInstant(),
            false,
            position.offset()));
    if (everything) {
      PacedDays.fix(store, tenant, clock.day(), today, position, effects);
    }
    if (turned) {
      effects.add(
          new Effect.ForecastDue(
              tenant.name(), Optional.empty(), today, Effect.ForecastDue.Cause.DAY_TURNED));
    }
    Forecasts.leftBehind(store, tenant, changed.months().keySet(), today, position, effects);
    new Judge(store, tenant, today, position, effects)
        .judge(changed, everything, everything && clock.day().isPresent());
  }
}
