package io.bursar.core.ledger.state;

import io.bursar.core.journal.ChargeEntry.ChargeVersion;
import io.bursar.core.journal.ChargeEntry.Conversion;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.ledger.StateDocument;
import java.util.List;

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
 */
public record ChargeStanding(
    ChargeVersion version,
    String content,
    String currency,
    Conversion conversion,
    List<Part> parts,
    List<Part> adjustments)
    implements StateDocument {

  /**
   * What the content of a charge is that a later snapshot has no more, and that is only kept for
   * what it counted as on days that are closed by now.
   */
  private static final String GONE = "";

  /** Whether a snapshot had it no more, and nothing was said of it since. */
  public boolean isGone() {
    return content.equals(GONE);
  }

  /** The same charge when a snapshot has it no more: it says nothing. */
  public ChargeStanding gone() {
    return new ChargeStanding(version, GONE, currency, conversion, List.of(), List.of());
  }

  /** The same charge, counting as that. */
  public ChargeStanding counting(List<Part> otherParts, List<Part> otherAdjustments) {
    return new ChargeStanding(version, content, currency, conversion, otherParts, otherAdjustments);
  }
}
