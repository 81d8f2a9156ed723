package io.bursar.core.ledger.state;

import io.bursar.core.ledger.StateDocument;

/**
 * Which configuration of a tenant is in force. Small, because each charge reads it; the
 * configuration itself is in {@link DeclaredTenant}.
 *
 * @param revision revision of the configuration
 * @param hash digest of the whole revision, as declared
 * @param digest SHA-256 over the encoded {@link DeclaredTenant}: who has compiled that content need
 *     not read it again
 * @param offset journal offset of the declare
 */
public record TenantHead(long revision, String hash, String digest, long offset)
    implements StateDocument {}
