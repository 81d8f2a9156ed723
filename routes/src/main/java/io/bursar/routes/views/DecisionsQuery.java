package io.bursar.routes.views;

import io.bursar.core.decision.Decision;
import java.util.Collection;
import java.util.Optional;

/**
 * Which decisions; what is empty does not matter.
 *
 * @param nodes ids of the nodes they were judged on
 * @param status how they stand now
 */
public record DecisionsQuery(
    String tenant,
    Optional<Collection<String>> nodes,
    Optional<String> policy,
    Optional<Decision.Status> status) {

  /** All of a tenant. */
  public static DecisionsQuery all(String tenant) {
    return new DecisionsQuery(tenant, Optional.empty(), Optional.empty(), Optional.empty());
  }
}
