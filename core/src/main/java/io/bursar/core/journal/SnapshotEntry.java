package io.bursar.core.journal;

import java.util.Objects;
import java.util.Optional;

/**
 * A feed's word that every row of a scope has been sent at a version: rows of the scope that were
 * not said at it, or later, are gone. The word comes in parts, one behind the rows of each way that
 * they took to the journal; it holds when all parts with the same content have come.
 *
 * @param source the feed
 * @param account billing account
 * @param billingPeriod label of the billing period
 * @param version the snapshot's version; the higher replaces the lower
 * @param part from 1
 * @param parts how many there are
 * @param content digest of all that was sent; parts with another one are not its parts
 * @param importId the import that sent it
 */
public record SnapshotEntry(
    String tenant,
    String source,
    String account,
    String billingPeriod,
    long version,
    int part,
    int parts,
    String content,
    Optional<String> importId)
    implements Entry {
  public SnapshotEntry {
    Objects.requireNonNull(content, "content");
    if (part < 1 || part > parts) {
      throw new IllegalArgumentException(
          "snapshot %s of %s/%s/%s: part %d of %d"
              .formatted(version, source, account, billingPeriod, part, parts));
    }
  }
}
