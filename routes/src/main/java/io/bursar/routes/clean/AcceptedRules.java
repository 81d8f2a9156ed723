package io.bursar.routes.clean;

import io.bursar.routes.bus.RevisionEvent;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** The accepted revision of each tenant, compiled once a revision. */
final class AcceptedRules {

  private record Compiled(RevisionEvent revision, TenantRules rules) {}

  private final Function<String, Optional<RevisionEvent>> revisions;
  private final Map<String, Compiled> byTenant = new ConcurrentHashMap<>();

  /**
   * @param revisions the revision in force for a tenant
   */
  AcceptedRules(Function<String, Optional<RevisionEvent>> revisions) {
    this.revisions = revisions;
  }

  /** The rules in force for a tenant; empty when it was never declared. */
  Optional<TenantRules> of(String tenant) {
    return revisions.apply(tenant).map(revision -> compiled(tenant, revision).rules());
  }

  private Compiled compiled(String tenant, RevisionEvent revision) {
    Compiled last = byTenant.get(tenant);
    // The view hands out one object a revision, so its identity tells whether it is still that one.
    if (last == null || !isSame(last.revision(), revision)) {
      last = new Compiled(revision, TenantRules.of(revision));
      byTenant.put(tenant, last);
    }
    return last;
  }

  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(RevisionEvent one, RevisionEvent other) {
    return one == other;
  }
}
