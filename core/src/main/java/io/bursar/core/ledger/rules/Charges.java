package io.bursar.core.ledger.rules;

import io.bursar.core.collected.Rejection;
import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.Conversion;
import io.bursar.core.journal.ChargeEntry.Conversion.Kind;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.journal.Position;
import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.Outcome;
import io.bursar.core.ledger.StateDocument;
import io.bursar.core.ledger.StateKey;
import io.bursar.core.ledger.state.ChargeStanding;
import io.bursar.core.ledger.state.StateKeys;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A charge counts once; a newer version replaces the older by the signed difference. */
final class Charges {

  private final Tenants tenants;

  Charges(Tenants tenants) {
    this.tenants = tenants;
  }

  List<Effect> apply(LedgerStore store, ChargeEntry entry, Position position) {
    Tenant tenant = tenants.find(store, entry.tenant());
    if (tenant == null) {
      return rejected(
          entry, LedgerCode.TENANT_UNKNOWN, "tenant '" + entry.tenant() + "' is not declared");
    }
    Optional<String> unusable = ChargeCheck.problem(entry, tenant);
    if (unusable.isPresent()) {
      return rejected(entry, LedgerCode.CHARGE_UNUSABLE, unusable.get());
    }
    Optional<LocalDate> outside = ChargeCheck.outside(entry, tenant);
    if (outside.isPresent()) {
      return rejected(
          entry,
          LedgerCode.OUTSIDE_CALENDAR,
          outside.get() + " is in none of the fiscal years of '" + tenant.name() + "'");
    }
    StateKey key = StateKeys.charge(entry.tenant(), entry.source(), entry.id());
    StateDocument document = store.get(key).orElse(null);
    if (document == null) {
      return stand(store, tenant, key, null, entry, position);
    }
    ChargeStanding standing = (ChargeStanding) document;
    int order = entry.version().compareTo(standing.version());
    if (order > 0) {
      return stand(store, tenant, key, standing, entry, position);
    }
    if (order < 0) {
      return List.of(counted(entry, Outcome.STALE));
    }
    return entry.content().equals(standing.content())
        ? List.of(counted(entry, Outcome.DUPLICATE))
        : conflict(entry);
  }

  /** From now on the charge counts as {@code entry} says. */
  private List<Effect> stand(
      LedgerStore store,
      Tenant tenant,
      StateKey key,
      ChargeStanding before,
      ChargeEntry entry,
      Position position) {
    ChargeEntry charge = withKnownRate(store, placed(tenant, entry));
    List<Effect> effects = new ArrayList<>(8);
    Outcome outcome = before == null ? Outcome.APPLIED : Outcome.RESTATED;
    effects.add(new Effect.Posting(charge, outcome, before == null ? List.of() : before.parts()));
    effects.add(counted(entry, outcome));
    Postings postings = new Postings(tenant);
    if (before != null) {
      postings.takeBack(before.parts());
      Waiting.remove(store, charge, before);
    }
    postings.add(charge.parts());
    postings.post(store, position.offset(), effects);
    store.put(key, standing(charge));
    Waiting.add(store, charge);
    return effects;
  }

  static ChargeStanding standing(ChargeEntry charge) {
    return new ChargeStanding(
        charge.version(),
        charge.content(),
        charge.billed().currency(),
        charge.conversion(),
        charge.parts());
  }

  /** What names a node that is not configured counts at the node for what no rule places. */
  private static ChargeEntry placed(Tenant tenant, ChargeEntry entry) {
    List<Part> parts = entry.parts();
    for (int i = 0; i < parts.size(); i++) {
      if (!isConfigured(tenant, parts.get(i).node())) {
        return placedAnew(tenant, entry);
      }
    }
    return entry;
  }

  private static ChargeEntry placedAnew(Tenant tenant, ChargeEntry entry) {
    List<Part> placed = new ArrayList<>(entry.parts().size());
    for (Part part : entry.parts()) {
      String node =
          isConfigured(tenant, part.node()) ? part.node() : tenant.tree().unallocated().id();
      placed.add(new Part(node, part.when(), part.counted(), part.ledger()));
    }
    return entry.with(placed, entry.conversion());
  }

  private static boolean isConfigured(Tenant tenant, String node) {
    TreeNode known = tenant.tree().find(node);
    return known != null && known.configured();
  }

  /** Who completed the entry may not have known a rate that the ledger knows by now. */
  private static ChargeEntry withKnownRate(LedgerStore store, ChargeEntry charge) {
    Conversion conversion = charge.conversion();
    if (!Waiting.waits(conversion)) {
      return charge;
    }
    String currency = charge.billed().currency();
    Optional<Conversion> exact =
        KnownRates.exact(store, charge.tenant(), currency, conversion.day());
    Optional<Conversion> known =
        exact.isPresent() || conversion.kind() == Kind.PROVISIONAL
            ? exact
            : KnownRates.last(store, charge.tenant(), currency, conversion.day());
    return known.map(charge::converted).orElse(charge);
  }

  private static List<Effect> conflict(ChargeEntry entry) {
    Rejection listed =
        Rejections.of(
            entry,
            LedgerCode.CHARGE_CONFLICT,
            "version %d.%d stands with another content"
                .formatted(entry.version().source(), entry.version().reclean()));
    return List.of(counted(entry, Outcome.CONFLICT), new Effect.Rejected(listed));
  }

  private static List<Effect> rejected(ChargeEntry entry, LedgerCode code, String reason) {
    return List.of(
        counted(entry, Outcome.REJECTED), new Effect.Rejected(Rejections.of(entry, code, reason)));
  }

  private static Effect counted(ChargeEntry entry, Outcome outcome) {
    return new Effect.Counted(entry.tenant(), entry.source(), entry.importId().orElse(""), outcome);
  }
}
