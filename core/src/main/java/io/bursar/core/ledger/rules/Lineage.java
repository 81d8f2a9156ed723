package io.bursar.core.ledger.rules;

import io.bursar.core.ledger.LedgerStore;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/**
 * What a posting needs to know of its tenant: its zone, and where what a node spends also counts.
 */
public final class Lineage {

  private final Tenants tenants;

  Lineage(Tenants tenants) {
    this.tenants = tenants;
  }

  /**
   * The zone in which the tenant's days are cut.
   *
   * @throws IllegalArgumentException when the tenant is not declared
   */
  public ZoneId zone(LedgerStore store, String tenantName) {
    Tenant tenant = tenants.find(store, tenantName);
    if (tenant == null) {
      throw new IllegalArgumentException("tenant '" + tenantName + "' is not declared");
    }
    return tenant.zone();
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
