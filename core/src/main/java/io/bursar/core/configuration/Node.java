package io.bursar.core.configuration;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A place in the tenant's budget tree.
 *
 * @param id stable; what keys and entries use. The path, unless the configuration gives one
 * @param name its last path segment; the path is the names from the root down, {@code
 *     acme/ads/search}
 * @param placements under which parent from which day, in order of days; the first holds from the
 *     beginning of time
 * @param labels free words that policies and routes may use
 */
public record Node(String id, String name, List<Placement> placements, Map<String, String> labels) {

  /** Under {@code parent} (an id) from {@code from} on. */
  public record Placement(String parent, LocalDate from) {}
}
