package io.bursar.core.ledger.rules;

import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.journal.CloseEntry;
import io.bursar.core.journal.Position;
import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.StateDocument;
import io.bursar.core.ledger.StateKey;
import io.bursar.core.ledger.StateKey.Kind;
import io.bursar.core.ledger.state.ChargeStanding;
import io.bursar.core.ledger.state.ScanCursor;
import io.bursar.core.ledger.state.StateKeys;
import io.bursar.core.period.Period;
import io.bursar.core.period.PeriodKind;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Closes periods: from the beginning of time up to the end of the period, no day's figures change
 * any more. The charges that count on such days only are moved to the cold part of the state, so
 * many a tick.
 */
final class Closes {

  /** Most parts of charges that one step looks at, or one charge more. */
  static final int A_STEP = 20_000;

  private final Tenants tenants;

  Closes(Tenants tenants) {
    this.tenants = tenants;
  }

  List<Effect> apply(LedgerStore store, CloseEntry entry, Position position) {
    Tenant tenant = tenants.find(store, entry.tenant());
    if (tenant == null) {
      return refused(entry, "tenant '" + entry.tenant() + "' is not declared");
    }
    Period period;
    try {
      period = tenant.calendar().parse(entry.period());
    } catch (IllegalArgumentException e) {
      return refused(entry, e.getMessage());
    }
    if (period.kind() == PeriodKind.DAY) {
      return refused(entry, "a day can't be closed by itself; close its month");
    }
    if (!tenant.calendar().covers(period.last())) {
      return refused(entry, tenant.outside(period.last()));
    }
    LocalDate today = LocalDate.ofInstant(position.time(), tenant.zone());
    // The month that goes on may be closed early; a year would take months along that are to come.
    if (period.last().isAfter(tenant.month(today).last())) {
      return refused(entry, period + " ends on " + period.last() + ", and it is " + today);
    }
    if (!Unfinished.areSettled(store, tenant.name(), position.time())) {
      return refused(entry, "a bill is just coming as a snapshot; close when all of it is there");
    }
    if (!tenant.isClosed(period.last())) {
      store.put(StateKeys.head(tenant.name()), tenant.head().closed(period.last()));
      store.put(StateKeys.cooling(tenant.name()), ScanCursor.BEGIN);
    }
    return List.of(new Effect.Closed(tenant.name(), period.label(), period.last()));
  }

  /** Moves charges to the cold part of the state. */
  void goOn(LedgerStore store) {
    int left = A_STEP;
    for (Map.Entry<StateKey, StateDocument> unfinished :
        Scans.all(store, "", Kind.PARTITION, StateKeys.coolings())) {
      if (left > 0) {
        Tenant tenant = tenants.find(store, StateKeys.parts(unfinished.getKey())[0]);
        String from = ((ScanCursor) unfinished.getValue()).from();
        left -= cool(store, tenant, from, left);
      }
    }
  }

  private static int cool(LedgerStore store, Tenant tenant, String from, int most) {
    StateKey unfinished = StateKeys.cooling(tenant.name());
    List<Map.Entry<StateKey, StateDocument>> charges =
        Scans.from(store, tenant.name(), Kind.CHARGE, from, most, Closes::parts);
    if (charges.isEmpty()) {
      store.delete(unfinished);
      return 0;
    }
    int looked = 0;
    for (Map.Entry<StateKey, StateDocument> each : charges) {
      ChargeStanding standing = (ChargeStanding) each.getValue();
      if (isOver(tenant, standing)) {
        store.delete(each.getKey());
        store.put(new StateKey(tenant.name(), Kind.COLD_CHARGE, each.getKey().rest()), standing);
      }
      looked += parts(standing);
    }
    String last = charges.get(charges.size() - 1).getKey().rest();
    store.put(unfinished, ScanCursor.behind(last));
    return looked;
  }

  private static int parts(StateDocument charge) {
    ChargeStanding standing = (ChargeStanding) charge;
    return Math.max(1, standing.parts().size() + standing.adjustments().size());
  }

  private static boolean isOver(Tenant tenant, ChargeStanding standing) {
    return allClosed(tenant, standing.parts()) && allClosed(tenant, standing.adjustments());
  }

  private static boolean allClosed(Tenant tenant, List<Part> parts) {
    for (Part part : parts) {
      if (!tenant.isClosed(part.when().day(tenant.zone()))) {
        return false;
      }
    }
    return true;
  }

  private static List<Effect> refused(CloseEntry entry, String reason) {
    return List.of(new Effect.CloseRefused(entry.tenant(), entry.period(), reason));
  }
}
