package io.bursar.routes.bus;

import java.time.Instant;
import java.util.List;

/**
 * An API key: topic control, key {@code key/ID}. The key itself is never kept.
 *
 * @param id public part of the key
 * @param hash SHA-256, hex, of the whole key (256 random bits: nothing to guess, so no slow hash)
 * @param principal who acts with it
 * @param grants what it may do
 * @param revoked whether it is refused from now on
 */
public record KeyEvent(
    String id,
    String hash,
    String principal,
    List<Grant> grants,
    boolean revoked,
    Instant created) {

  /**
   * A role on a node and everything below it.
   *
   * @param tenant tenant, or {@code *} for every one
   * @param node node id; the tenant's own name is its root
   */
  public record Grant(Role role, String tenant, String node) {}

  /** What a principal may do; each may do what stands before it. */
  public enum Role {
    VIEWER,
    OWNER,
    APPROVER,
    OPERATOR
  }
}
