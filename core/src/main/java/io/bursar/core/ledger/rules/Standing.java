package io.bursar.core.ledger.rules;

import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.ChargeVersion;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.journal.Position;
import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.Outcome;
import io.bursar.core.ledger.state.ChargeStanding;
import io.bursar.core.ledger.state.ChargeStanding.Scope;
import io.bursar.core.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Lets a charge stand as something else: posts the signed difference, keeps what stands, and says
 * so. Every figure that moves moves here.
 */
final class Standing {

  /** The source of what is counted instead on an open day; no feed may have this name. */
  static final String ADJUSTMENTS = "bursar/adjustments";

  private final LedgerStore store;
  private final Tenant tenant;
  private final Position position;
  private final List<Effect> effects;

  Standing(LedgerStore store, Tenant tenant, Position position, List<Effect> effects) {
    this.store = store;
    this.tenant = tenant;
    this.position = position;
    this.effects = effects;
  }

  /**
   * From now on the charge is as it is said.
   *
   * @param before what stood; null when nothing did
   * @param said complete, at nodes that are configured, with the rate that is known
   */
  void stand(ChargeStanding before, ChargeEntry said, Outcome outcome) {
    ChargeStanding after =
        new ChargeStanding(
            said.version(),
            said.content(),
            said.billed().currency(),
            said.conversion(),
            said.parts(),
            List.of(),
            said.scope().map(Scope::of));
    if (before != null) {
      Waiting.remove(store, said, before);
    }
    replace(before, after, said, outcome);
    Waiting.add(store, said);
  }

  /**
   * From now on the charge is converted like that; who says it, and at which version, stays.
   *
   * @param converted as it was said, which may be by an older snapshot than the last that has it
   */
  void convert(ChargeStanding before, ChargeEntry converted) {
    ChargeStanding after =
        new ChargeStanding(
            before.version(),
            before.content(),
            before.currency(),
            converted.conversion(),
            converted.parts(),
            List.of(),
            before.scope());
    replace(before, after, converted, Outcome.RESTATED);
    Waiting.add(store, converted);
  }

  /**
   * From now on the charge says nothing, because that snapshot does not have it.
   *
   * @param before what stood; null when nothing did, so that there is nothing to take back either
   */
  void vanish(ChargeStanding before, ChargeEntry row, long version, Scope scope) {
    ChargeStanding gone =
        ChargeStanding.gone(version, row.billed().currency(), row.conversion(), scope);
    if (before != null) {
      Waiting.remove(store, row, before);
    }
    if (before == null || before.isGone()) {
      Identities.put(
          store,
          tenant,
          row.source(),
          row.id(),
          before == null ? gone : gone.counting(before.parts(), before.adjustments()));
      return;
    }
    replace(before, gone, row.with(List.of(), before.conversion()), Outcome.REVERSED);
    effects.add(new Effect.Counted(tenant.name(), row.source(), "", Outcome.REVERSED));
  }

  private void replace(
      ChargeStanding before, ChargeStanding after, ChargeEntry said, Outcome outcome) {
    List<Part> counted = before == null ? List.of() : before.parts();
    Counting counting = Counting.of(tenant, before, after.parts(), position);
    Postings postings = new Postings(tenant);
    if (!counted.equals(counting.parts())) {
      postings.takeBack(counted);
      postings.add(counting.parts());
    }
    if (!counted.isEmpty() || !counting.parts().isEmpty() || outcome == Outcome.REVERSED) {
      effects.add(new Effect.Posting(counting(said, counting.parts()), outcome, counted));
    }
    if (!counting.adjustments().isEmpty()) {
      postings.add(counting.adjustments());
      effects.add(
          new Effect.Posting(adjustment(said, counting.adjustments()), Outcome.APPLIED, List.of()));
    }
    postings.post(store, position.offset(), effects);
    List<Part> adjustments = new ArrayList<>(before == null ? List.of() : before.adjustments());
    adjustments.addAll(counting.adjustments());
    Identities.put(
        store,
        tenant,
        said.source(),
        said.id(),
        after.counting(counting.parts(), List.copyOf(adjustments)));
  }

  private static ChargeEntry counting(ChargeEntry said, List<Part> parts) {
    return parts.equals(said.parts()) ? said : said.with(parts, said.conversion());
  }

  /** What is counted instead, as a charge of its own that points at the one it is of. */
  private ChargeEntry adjustment(ChargeEntry said, List<Part> parts) {
    BigDecimal billed = BigDecimal.ZERO;
    for (Part part : parts) {
      billed = billed.add(part.counted());
    }
    Map<String, String> focus = new HashMap<>(said.focus());
    focus.put("ChargeCategory", "Adjustment");
    focus.put("x_AdjustedSource", said.source());
    focus.put("x_AdjustedChargeId", said.id());
    return new ChargeEntry(
        tenant.name(),
        ADJUSTMENTS,
        said.source() + "/" + said.id() + "/" + position.offset(),
        new ChargeVersion(1, 0),
        said.content(),
        new Money(billed, said.billed().currency()),
        Optional.empty(),
        parts,
        said.conversion(),
        Optional.empty(),
        Map.copyOf(focus),
        said.tags(),
        said.importId());
  }
}
