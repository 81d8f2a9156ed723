package io.bursar.core.ledger.rules;

import io.bursar.core.ledger.LedgerStore;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Where what is spent at a node also counts. */
public final class Lineage {

  private final Tenants tenants;

  Lineage(Tenants tenants) {
    this.tenants = tenants;
  }

  /**
   * Ids of the node and its ancestors on that day, the root last; empty when there is no such node.
   */
  public List<String> of(LedgerStore store, String tenantName, String node, LocalDate day) {
    Tenant tenant = tenants.find(store, tenantName);
    TreeNode found = tenant == null ? null : tenant.tree().find(node);
    List<String> lineage = new ArrayList<>(4);
    if (found != null) {
      for (TreeNode at : tenant.tree().chain(found, day)) {
        lineage.add(at.id());
      }
    }
    return lineage;
  }
}
