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
 */
public record ChargeStanding(
    ChargeVersion version, String content, String currency, Conversion conversion, List<Part> parts)
    implements StateDocument {}
