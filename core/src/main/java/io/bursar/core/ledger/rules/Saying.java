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
import io.bursar.core.ledger.state.Scope;
import io.bursar.core.ledger.state.SnapshotBook;
import io.bursar.core.ledger.state.SnapshotRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What becomes of one saying of a charge, by what stands of it.
 *
 * <p>The higher source version stands. The same source version again is a duplicate, whatever the
 * rules say by now; only {@code reclean} restates it. A row of a snapshot in the words that stand
 * is a duplicate, too, though its version is higher: the snapshot has it, and that is all. A row
 * that a complete snapshot has replaced is stale. A version stands for one content: a row of
 * another content at the same version is in conflict, unless it is in the words that stand; and so
 * is a row that comes of the complete snapshot and was not in it, unless the snapshot had it in
 * words that could not be used. What would count as an adjustment on a day that is in no fiscal
 * year is rejected.
 */
final class Saying {

  private final LedgerStore store;
  private final Tenant tenant;
  private final ChargeStanding standing;
  private final ChargeEntry entry;
  private final Position position;
  private final List<Effect> effects;

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
  }

  /** Applies it. */
  Outcome outcome() {
    return entry.scope().isPresent()
        ? row(
            new SnapshotRows(store, entry.tenant(), entry.source(), Scope.of(entry.scope().get())))
        : charge();
  }

  private Outcome charge() {
    if (standing == null) {
      return stand(Outcome.APPLIED);
    }
    int order = Long.compare(entry.version().source(), standing.version().source());
    if (order > 0) {
      return stand(Outcome.RESTATED);
    }
    return order < 0 ? Outcome.STALE : again();
  }

  private Outcome row(SnapshotRows rows) {
    long said = entry.version().source();
    String content = entry.scope().orElseThrow().content();
    SnapshotBook book = rows.book();
    if (said < book.complete()) {
      return Outcome.STALE;
    }
    SnapshotRow known = rows.row(entry.id());
    boolean isNew = standing == null || standing.isGone();
    if (said > book.complete()) {
      if (!rows.claim(said, content)) {
        return Outcome.CONFLICT;
      }
      rows.unsettle(position.time());
    } else if (!content.equals(book.content()) && !has(known, said, isNew)) {
      return Outcome.CONFLICT;
    }
    Outcome outcome = row(known, said, isNew);
    if (outcome == Outcome.APPLIED || outcome == Outcome.RESTATED || outcome == Outcome.DUPLICATE) {
      rows.say(entry.id(), said);
    }
    return outcome;
  }

  /** Whether that snapshot has the row in words that stand. */
  private static boolean has(SnapshotRow known, long version, boolean isNew) {
    return !isNew && known.version() >= version && known.said() >= version;
  }

  private Outcome row(SnapshotRow known, long said, boolean isNew) {
    if (isNew) {
      return stand(Outcome.APPLIED);
    }
    if (said < known.said()) {
      return Outcome.STALE;
    }
    if (said == known.said()) {
      return again();
    }
    return sameWords() && !otherRules() ? Outcome.DUPLICATE : stand(Outcome.RESTATED);
  }

  /** The source version that stands. */
  private Outcome again() {
    if (!sameWords()) {
      return Outcome.CONFLICT;
    }
    return otherRules() ? stand(Outcome.RESTATED) : Outcome.DUPLICATE;
  }

  private boolean sameWords() {
    return entry.content().equals(standing.content());
  }

  private boolean otherRules() {
    return entry.version().reclean() > standing.version().reclean();
  }

  private Outcome stand(Outcome outcome) {
    ChargeEntry said = withKnownRate(placed());
    Standing stands = new Standing(store, tenant, position, effects);
    if (stands.mustWait(standing, said.parts())) {
      return Outcome.REJECTED;
    }
    stands.stand(standing, said, outcome);
    return outcome;
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
