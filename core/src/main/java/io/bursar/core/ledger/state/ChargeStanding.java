package io.bursar.core.ledger.state;

import io.bursar.core.journal.ChargeEntry.ChargeVersion;
import io.bursar.core.journal.ChargeEntry.Conversion;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.journal.ChargeEntry.SnapshotScope;
import io.bursar.core.ledger.StateDocument;
import java.util.List;
import java.util.Optional;

/**
 * What stands of a charge: enough to refuse it a second time and to take it back to the last digit.
 *
 * @param version the version that stands
 * @param content digest of what the source said
 * @param currency billed currency
 * @param conversion how its amounts came about
 * @param parts what it counts as, at the nodes where it was counted
 * @param adjustments what it counts as beyond that, on later days, because days it speaks of were
 *     closed
 * @param scope the scope of the snapshots it comes in, if it comes in any
 */
public record ChargeStanding(
    ChargeVersion version,
    String content,
    String currency,
    Conversion conversion,
    List<Part> parts,
    List<Part> adjustments,
    Optional<Scope> scope)
    implements StateDocument {

  /** What the content of a charge is that a later snapshot has no more. */
  private static final String GONE = "";

  /** What one snapshot after the other speaks of, within a source. */
  public record Scope(String account, String billingPeriod) {

    /** That of a row. */
    public static Scope of(SnapshotScope scope) {
      return new Scope(scope.account(), scope.billingPeriod());
    }
  }

  /** One that a snapshot of that version has no more: it says nothing, at that version. */
  public static ChargeStanding gone(
      long version, String currency, Conversion conversion, Scope scope) {
    return new ChargeStanding(
        new ChargeVersion(version, 0),
        GONE,
        currency,
        conversion,
        List.of(),
        List.of(),
        Optional.of(scope));
  }

  /** Whether a snapshot had it no more, and nothing was said of it since. */
  public boolean isGone() {
    return content.equals(GONE);
  }

  /** The same charge in the snapshots of a scope. */
  public ChargeStanding in(Optional<Scope> otherScope) {
    return new ChargeStanding(
        version, content, currency, conversion, parts, adjustments, otherScope);
  }

  /** The same charge, counting as that. */
  public ChargeStanding counting(List<Part> otherParts, List<Part> otherAdjustments) {
    return new ChargeStanding(
        version, content, currency, conversion, otherParts, otherAdjustments, scope);
  }
}
