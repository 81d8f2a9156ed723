package io.bursar.hub.api;

import io.bursar.hub.keys.Principal;
import io.bursar.routes.bus.KeyEvent.Role;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a caller may see. What is outside of its grants is answered as what does not exist, so that
 * nobody learns another's names by asking.
 */
final class Sight {

  private final Worlds worlds;
  private final Clock clock;

  Sight(Worlds worlds, Clock clock) {
    this.worlds = worlds;
    this.clock = clock;
  }

  Instant now() {
    return clock.instant();
  }

  /**
   * The tenant that the call names, or every tenant that the caller may see a part of.
   *
   * @throws Refusal when there is none
   */
  List<TenantWorld> tenants(ApiRequest call) {
    Optional<String> named = call.parameter("tenant");
    List<TenantWorld> seen =
        named.map(List::of).orElseGet(() -> List.copyOf(worlds.tenants().names())).stream()
            .filter(tenant -> call.caller().hasSomeOf(tenant, Role.VIEWER))
            .flatMap(tenant -> worlds.of(tenant).stream())
            .toList();
    if (seen.isEmpty()) {
      throw new Refusal(
          ApiCode.TENANT_UNKNOWN,
          named
              .map(tenant -> "tenant is " + Problem.shown(tenant) + ", none that this key may see")
              .orElse("there is no tenant that this key may see"));
    }
    return seen;
  }

  /**
   * The tenants of which the caller may see all, for what belongs to no node.
   *
   * @throws Refusal when there is none, or the one that the call names is not one
   */
  List<TenantWorld> wholeTenants(ApiRequest call) {
    List<TenantWorld> whole =
        tenants(call).stream()
            .filter(world -> call.caller().hasAllOf(world.name(), Role.VIEWER))
            .toList();
    if (whole.isEmpty()) {
      throw new Refusal(ApiCode.FORBIDDEN, "this needs the role viewer on a tenant's root");
    }
    return whole;
  }

  /**
   * Selects nodes: the one that the call names, or all that the caller may see.
   *
   * @param below whether those below a named node belong to it
   * @param treeOf the tree of a tenant to look in
   * @throws Refusal when the named node is unknown, out of sight, or in more than one tenant
   */
  List<Selection> select(
      ApiRequest call, boolean below, Function<TenantWorld, TreeSegment> treeOf) {
    List<TenantWorld> seen = tenants(call);
    Optional<String> node = call.parameter("node");
    if (node.isEmpty()) {
      return seen.stream().map(world -> all(call.caller(), world, treeOf.apply(world))).toList();
    }
    List<Selection> found = new ArrayList<>();
    for (TenantWorld world : seen) {
      TreeSegment tree = treeOf.apply(world);
      tree.find(node.get())
          .filter(id -> sees(call.caller(), world.name(), id, tree))
          .ifPresent(id -> found.add(new Selection(world, tree, List.of(id), below)));
    }
    if (found.isEmpty()) {
      throw new Refusal(
          ApiCode.NODE_UNKNOWN,
          "node is " + Problem.shown(node.get()) + ", none that this key may see");
    }
    if (found.size() > 1) {
      throw new Refusal(
          ApiCode.NODE_AMBIGUOUS,
          "node is " + Problem.shown(node.get()) + ", of " + found.size() + " tenants");
    }
    return found;
  }

  private static Selection all(Principal caller, TenantWorld world, TreeSegment tree) {
    return new Selection(world, tree, caller.nodesOf(world.name(), Role.VIEWER), true);
  }

  private static boolean sees(Principal caller, String tenant, String id, TreeSegment tree) {
    return caller.hasAllOf(tenant, Role.VIEWER)
        || caller.nodesOf(tenant, Role.VIEWER).stream()
            .anyMatch(granted -> tree.isWithin(id, granted));
  }
}
