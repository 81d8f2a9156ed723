package io.bursar.routes.views;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/**
 * Which charges.
 *
 * @param nodes ids of the nodes they count at themselves; for a figure of a node, the ids of its
 *     whole subtree
 * @param from first day of the tenant's calendar
 * @param to last day, included
 */
public record ChargesQuery(String tenant, Collection<String> nodes, LocalDate from, LocalDate to) {
  public ChargesQuery {
    nodes = List.copyOf(nodes);
  }
}
