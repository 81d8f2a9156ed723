package io.bursar.core.attribution;

import io.bursar.core.configuration.AttributionRule.Share;
import java.util.List;

/**
 * Whose a charge is.
 *
 * @param node id of the node that gets it, or what the shares leave of it
 * @param shares what other nodes get of it
 */
public record Attributed(String node, List<Share> shares) {

  /** All of it is one node's. */
  public static Attributed to(String node) {
    return new Attributed(node, List.of());
  }
}
