package io.bursar.routes.views;

import java.util.Optional;

/**
 * Which page of a list.
 *
 * @param limit most items it may hold, 1 to {@link #MAX_LIMIT}
 * @param cursor {@link Page#next()} of the page before; empty for the first
 */
public record PageRequest(int limit, Optional<String> cursor) {

  /** What fits a few megabytes. */
  public static final int MAX_LIMIT = 10_000;

  public PageRequest {
    if (limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("limit is " + limit + "; it may be 1 to " + MAX_LIMIT);
    }
  }

  /** The first page. */
  public static PageRequest first(int limit) {
    return new PageRequest(limit, Optional.empty());
  }
}
