package io.bursar.core.ledger.rules;

import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.Conversion;
import io.bursar.core.journal.ChargeEntry.Conversion.Kind;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.journal.Position;
import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.Outcome;
import io.bursar.core.ledger.state.ChargeStanding;
import io.bursar.core.ledger.state.ChargeStanding.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of one saying of a charge, by what stands of it.
 *
 * <p>The higher source version stands. A row of a snapshot in the words that stand is a duplicate,
 * though its version is higher: the snapshot has it, and that is all. The same source version again
 * is a duplicate, whatever the rules say by now; only {@code reclean} restates it. A row of a
 * snapshot that a complete one has replaced is stale, and so is what was said of it before.
 */
final class Saying {

  private final LedgerStore store;
  private final Tenant tenant;
  private final ChargeStanding standing;
  private final ChargeEntry entry;
  private final Position position;
  private final List<Effect> effects;
  private final Optional<Scope> scope;

  /**
   * @param standing what stands; null when nothing was ever said of it
   * @param effects takes what follows
   */
  Saying(
      LedgerStore store,
      Tenant tenant,
      ChargeStanding standing,
      ChargeEntry entry,
      Position position,
      List<Effect> effects) {
    this.store = store;
    this.tenant = tenant;
    this.standing = standing;
    this.entry = entry;
    this.position = position;
    this.effects = effects;
    this.scope = entry.scope().map(Scope::of);
  }

  /** Applies it. */
  Outcome outcome() {
    long said = entry.version().source();
    if (scope.isPresent() && said < rows(scope.get()).book().complete()) {
      return superseded();
    }
    if (standing == null) {
      return stand(Outcome.APPLIED);
    }
    long stands = version();
    if (said < stands) {
      return Outcome.STALE;
    }
    if (standing.isGone()) {
      return stand(Outcome.APPLIED);
    }
    boolean sameWords = entry.content().equals(standing.content());
    boolean otherRules = entry.version().reclean() > standing.version().reclean();
    if (said == stands) {
      if (!sameWords) {
        return Outcome.CONFLICT;
      }
      return otherRules ? stand(Outcome.RESTATED) : Outcome.DUPLICATE;
    }
    return scope.isPresent() && sameWords && !otherRules ? sameRow() : stand(Outcome.RESTATED);
  }

  /** The highest source version that said it. */
  private long version() {
    long own = standing.version().source();
    return standing.isGone() || standing.scope().isEmpty()
        ? own
        : Math.max(own, rows(standing.scope().get()).said(entry.id()));
  }

  private Outcome stand(Outcome outcome) {
    leaveOtherScope();
    ChargeEntry said = withKnownRate(placed());
    new Standing(store, tenant, position, effects).stand(standing, said, outcome);
    scope.ifPresent(in -> rows(in).say(entry.id(), entry.version().source()));
    return outcome;
  }

  /** A later snapshot has the row, too, in the same words. */
  private Outcome sameRow() {
    if (!standing.scope().equals(scope)) {
      leaveOtherScope();
      Identities.put(store, tenant, entry.source(), entry.id(), standing.in(scope));
    }
    rows(scope.orElseThrow()).say(entry.id(), entry.version().source());
    return Outcome.DUPLICATE;
  }

  /** A complete snapshot has replaced the one that says this; it says what became of the row. */
  private Outcome superseded() {
    Scope in = scope.orElseThrow();
    if (standing == null || version() < entry.version().source()) {
      leaveOtherScope();
      new Standing(store, tenant, position, effects)
          .vanish(standing, entry, rows(in).book().complete(), in);
      rows(in).forget(entry.id());
    }
    return Outcome.STALE;
  }

  private void leaveOtherScope() {
    if (standing != null && !standing.scope().equals(scope)) {
      standing.scope().ifPresent(other -> rows(other).forget(entry.id()));
    }
  }

  private SnapshotRows rows(Scope of) {
    return new SnapshotRows(store, tenant.name(), entry.source(), of);
  }

  /** What names a node that is not configured counts at the node for what no rule places. */
  private ChargeEntry placed() {
    List<Part> parts = entry.parts();
    for (int i = 0; i < parts.size(); i++) {
      if (!isConfigured(parts.get(i).node())) {
        return placedAnew();
      }
    }
    return entry;
  }

  private ChargeEntry placedAnew() {
    List<Part> placed = new ArrayList<>(entry.parts().size());
    for (Part part : entry.parts()) {
      String node = isConfigured(part.node()) ? part.node() : tenant.tree().unallocated().id();
      placed.add(new Part(node, part.when(), part.counted(), part.ledger()));
    }
    return entry.with(placed, entry.conversion());
  }

  private boolean isConfigured(String node) {
    TreeNode known = tenant.tree().find(node);
    return known != null && known.configured();
  }

  /** Who completed the entry may not have known a rate that the ledger knows by now. */
  private ChargeEntry withKnownRate(ChargeEntry charge) {
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
}
