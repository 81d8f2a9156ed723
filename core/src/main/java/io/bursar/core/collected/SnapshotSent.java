package io.bursar.core.collected;

import java.util.Objects;
import java.util.Optional;

/**
 * Every row of a snapshot has been sent. It is said once behind the rows of each way that they
 * took, so that who has all of it has all rows.
 *
 * @param account billing account
 * @param billingPeriod label of the billing period
 * @param version the snapshot's version
 * @param part which of the ways, from 1
 * @param parts how many ways there are
 * @param content digest of all that was sent: what is sent again under the same version is the same
 *     snapshot only with the same content
 * @param importId the import that sent it
 */
public record SnapshotSent(
    String tenant,
    String source,
    String account,
    String billingPeriod,
    long version,
    int part,
    int parts,
    String content,
    Optional<String> importId) {
  public SnapshotSent {
    Objects.requireNonNull(content, "content");
  }
}
