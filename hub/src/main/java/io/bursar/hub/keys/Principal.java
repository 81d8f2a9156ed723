package io.bursar.hub.keys;

import io.bursar.routes.bus.KeyEvent.Grant;
import io.bursar.routes.bus.KeyEvent.Role;
import java.util.List;

/**
 * Who acts: a person or a system, by the key shown.
 *
 * @param name for people and for the record
 * @param keyId public part of the key
 * @param grants roles on nodes; what is not granted is refused
 */
public record Principal(String name, String keyId, List<Grant> grants) {

  /** What a grant names for "every tenant" and "every node". */
  public static final String EVERY = "*";

  public Principal {
    grants = List.copyOf(grants);
  }

  /** Whether it has that role, or one that includes it, anywhere. */
  public boolean has(Role role) {
    return grants.stream().anyMatch(grant -> includes(grant, role));
  }

  /** Whether it has that role on every node of every tenant, those to come included. */
  public boolean hasEverywhere(Role role) {
    return grants.stream()
        .anyMatch(g -> includes(g, role) && g.tenant().equals(EVERY) && g.node().equals(EVERY));
  }

  /** Whether it has that role on the root of the tenant, and so on all of it. */
  public boolean hasAllOf(String tenant, Role role) {
    return grants.stream()
        .anyMatch(g -> includes(g, role) && isOn(g, tenant) && isRoot(g.node(), tenant));
  }

  /** Whether it has that role on anything of the tenant. */
  public boolean hasSomeOf(String tenant, Role role) {
    return grants.stream().anyMatch(grant -> includes(grant, role) && isOn(grant, tenant));
  }

  /** Ids of the nodes of the tenant that it has that role on; what is below them is included. */
  public List<String> nodesOf(String tenant, Role role) {
    return grants.stream()
        .filter(grant -> includes(grant, role) && isOn(grant, tenant))
        .map(grant -> isRoot(grant.node(), tenant) ? tenant : grant.node())
        .distinct()
        .toList();
  }

  private static boolean includes(Grant grant, Role role) {
    return grant.role().compareTo(role) >= 0;
  }

  private static boolean isOn(Grant grant, String tenant) {
    return grant.tenant().equals(EVERY) || grant.tenant().equals(tenant);
  }

  /** A grant for every tenant is for the whole of each, since no node is in two tenants. */
  private static boolean isRoot(String node, String tenant) {
    return node.equals(EVERY) || node.equals(tenant);
  }
}
