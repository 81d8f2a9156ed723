package io.bursar.core.ledger.rules;

import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.StateDocument;
import io.bursar.core.ledger.state.DeclaredTenant;
import io.bursar.core.ledger.state.StateKeys;
import io.bursar.core.ledger.state.TenantHead;
import java.util.HashMap;
import java.util.Map;

/**
 * The tenants, compiled. What is remembered here is only a copy: it is used while the state names
 * the same content, whichever store and whichever time it was compiled from.
 */
final class Tenants {

  private final Map<String, Tenant> compiled = new HashMap<>();

  /** The tenant as it is declared in that state, or null: asked for once a charge. */
  Tenant find(LedgerStore store, String name) {
    // A name with a NUL in it could pass for the key of something else.
    StateDocument document =
        StateKeys.usable(name) ? store.get(StateKeys.head(name)).orElse(null) : null;
    if (document == null) {
      return null;
    }
    TenantHead head = (TenantHead) document;
    Tenant known = compiled.get(name);
    if (known != null && known.head().equals(head)) {
      return known;
    }
    DeclaredTenant declared = (DeclaredTenant) store.get(StateKeys.declared(name)).orElseThrow();
    Tenant tenant = new Tenant(head, declared);
    compiled.put(name, tenant);
    return tenant;
  }
}
