package io.bursar.routes.views;

import java.time.Instant;
import java.util.Optional;

/**
 * Which rejects; what is empty does not matter.
 *
 * @param tenant {@code "-"} for those whose tenant is not known
 * @param stage {@code collect}, {@code clean} or {@code ledger}
 * @param code {@code BUR-1801}
 * @param from not before this moment
 * @param to before this moment
 */
public record RejectsQuery(
    String tenant,
    Optional<String> source,
    Optional<String> stage,
    Optional<String> code,
    Optional<String> importId,
    Optional<Instant> from,
    Optional<Instant> to) {

  /** All of a tenant. */
  public static RejectsQuery all(String tenant) {
    return new RejectsQuery(
        tenant,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
