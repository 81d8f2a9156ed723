package io.bursar.routes.views;

import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * Which 5-minute windows.
 *
 * @param nodes ids of nodes
 * @param from windows that start at or after it; never older than 48 h
 * @param to windows that start before it
 */
public record WindowsQuery(String tenant, Collection<String> nodes, Instant from, Instant to) {
  public WindowsQuery {
    nodes = List.copyOf(nodes);
  }
}
