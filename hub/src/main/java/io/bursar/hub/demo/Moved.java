package io.bursar.hub.demo;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * A budget that a decision moved.
 *
 * @param node the node's id
 * @param period label of a day, month, quarter or year
 */
record Moved(String node, String period, BigDecimal before, BigDecimal after) {

  /** What a decision of the API moved, or would have. */
  static List<Moved> of(Map<String, Object> decision) {
    return ((List<?>) decision.get("allotments")).stream().map(it -> read((Map<?, ?>) it)).toList();
  }

  /** Whether a usage of the API is of this node and period. */
  boolean isOf(Map<String, Object> usage) {
    return node.equals(usage.get("nodeId")) && period.equals(usage.get("period"));
  }

  private static Moved read(Map<?, ?> allotment) {
    return new Moved(
        allotment.get("nodeId").toString(),
        allotment.get("period").toString(),
        new BigDecimal(allotment.get("before").toString()),
        new BigDecimal(allotment.get("after").toString()));
  }
}
