package io.bursar.core.ledger.state;

import io.bursar.core.ledger.StateDocument;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Which configuration of a tenant is in force. Small, because each charge reads it; the
 * configuration itself is in {@link DeclaredTenant}.
 *
 * @param revision revision of the configuration
 * @param hash digest of the whole revision, as declared
 * @param digest SHA-256 over the encoded {@link DeclaredTenant}: who has compiled that content need
 *     not read it again
 * @param offset journal offset of the declare
 * @param closedThrough the last closed day
 */
public record TenantHead(
    long revision, String hash, String digest, long offset, Optional<LocalDate> closedThrough)
    implements StateDocument {

  /** The same with the days closed up to and including that one. */
  public TenantHead closed(LocalDate through) {
    return new TenantHead(revision, hash, digest, offset, Optional.of(through));
  }
}
