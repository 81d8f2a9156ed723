package io.bursar.core.journal;

import io.bursar.core.configuration.TenantConfiguration;

/**
 * One tenant's configuration in full, applied whole or refused whole.
 *
 * @param revision rising number of the revision
 * @param hash digest of the whole configuration this tenant's part was taken from
 * @param configuration the tenant's part
 * @param onlyCheck whether it only asks: it is answered as if it were declared, and changes nothing
 */
public record DeclareEntry(
    long revision, String hash, TenantConfiguration configuration, boolean onlyCheck)
    implements Entry {

  /** One that is meant. */
  public DeclareEntry(long revision, String hash, TenantConfiguration configuration) {
    this(revision, hash, configuration, false);
  }
}
