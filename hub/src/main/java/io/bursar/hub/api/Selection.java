package io.bursar.hub.api;

import java.util.List;

/**
 * Nodes of a tenant that a call is about.
 *
 * @param tree the tree in which they were looked up
 * @param tops ids
 * @param below whether all below them belong to it
 */
record Selection(TenantWorld world, TreeSegment tree, List<String> tops, boolean below) {

  /** Ids of all of them, in the order of their paths. */
  List<String> ids() {
    return tree.select(tops, below);
  }

  /** Whether it is the whole tenant, nodes that are no longer configured included. */
  boolean isWhole() {
    return below && tops.contains(world.name());
  }
}
