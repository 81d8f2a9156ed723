package io.bursar.core.ledger.rules;

import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.ChargeVersion;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.journal.Position;
import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.Outcome;
import io.bursar.core.ledger.state.ChargeStanding;
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

  /** What the source begins with of what is counted instead on an open day; no feed's may. */
  static final String ADJUSTMENTS = "bursar/adjustments/";

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
   * Whether a charge can't count as that now: it would count as an adjustment, on a day that is in
   * no fiscal year.
   *
   * @param before what stands; null when nothing does
   * @param said its parts as they would be said
   */
  boolean mustWait(ChargeStanding before, List<Part> said) {
    return !tenant.canAdjust(position.time())
        && !Counting.of(tenant, before, said, position).adjustments().isEmpty();
  }

  /**
   * From now on the charge is as it is said.
   *
   * @param before what stood; null when nothing did
   * @param said complete, at nodes that are configured, with the rate that is known
   */
  void stand(ChargeStanding before, ChargeEntry said, Outcome outcome) {
    if (before != null) {
      Waiting.remove(store, said, before);
    }
    replace(before, standing(said.version(), said.content(), said), said, outcome);
    Waiting.add(store, said);
  }

  /**
   * From now on the charge is converted like that; its version stays.
   *
   * @param converted as it was said first in these words
   */
  void convert(ChargeStanding before, ChargeEntry converted) {
    replace(
        before,
        standing(before.version(), before.content(), converted),
        converted,
        Outcome.RESTATED);
    Waiting.add(store, converted);
  }

  private static ChargeStanding standing(
      ChargeVersion version, String content, ChargeEntry charge) {
    return new ChargeStanding(
        version,
        content,
        charge.billed().currency(),
        charge.conversion(),
        charge.parts(),
        List.of());
  }

  /**
   * From now on the charge says nothing, because the last snapshot does not have it.
   *
   * @param row what is known of it
   */
  void vanish(ChargeStanding before, ChargeEntry row) {
    Waiting.remove(store, row, before);
    replace(before, before.gone(), row, Outcome.REVERSED);
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
    post(said, counting.parts(), counted, outcome);
    List<Part> adjustments = new ArrayList<>(before == null ? List.of() : before.adjustments());
    if (!counting.adjustments().isEmpty()) {
      postings.add(counting.adjustments());
      effects.add(
          new Effect.Posting(
              adjustment(said, counting.adjustments(), adjustments.size()),
              Outcome.APPLIED,
              List.of()));
      adjustments.addAll(counting.adjustments());
    }
    postings.post(store, position.offset(), effects);
    keep(before, after.counting(counting.parts(), List.copyOf(adjustments)), said);
  }

  private void keep(ChargeStanding before, ChargeStanding after, ChargeEntry said) {
    String identity = said.identity();
    if (after.isGone() && after.parts().isEmpty() && after.adjustments().isEmpty()) {
      Identities.remove(store, tenant, said.source(), identity);
    } else {
      Identities.put(store, tenant, said.source(), identity, before, after);
    }
  }

  /** What stands for good is not spoken of: whoever shows it shows it as it was when it counted. */
  private void post(ChargeEntry said, List<Part> parts, List<Part> before, Outcome outcome) {
    List<Part> now = Counting.open(tenant, parts);
    List<Part> then = Counting.open(tenant, before);
    if (!now.isEmpty() || !then.isEmpty() || outcome == Outcome.REVERSED) {
      effects.add(new Effect.Posting(counting(said, now), outcome, then));
    }
  }

  private static ChargeEntry counting(ChargeEntry said, List<Part> parts) {
    return parts.equals(said.parts()) ? said : said.with(parts, said.conversion());
  }

  /**
   * What is counted instead, as a charge of its own that points at the one it is of.
   *
   * @param number how many parts were adjusted before
   */
  private ChargeEntry adjustment(ChargeEntry said, List<Part> parts, int number) {
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
        ADJUSTMENTS + said.source(),
        said.id() + "/" + number,
        new ChargeVersion(1, 0),
        said.content(),
        new Money(billed, said.billed().currency()),
        Optional.empty(),
        parts,
        said.conversion(),
        said.scope(),
        Map.copyOf(focus),
        said.tags(),
        said.importId());
  }
}
