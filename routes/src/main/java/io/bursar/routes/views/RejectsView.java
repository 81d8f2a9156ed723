package io.bursar.routes.views;

import java.util.Optional;

/** What could not be used, with the untouched originals. */
public interface RejectsView {

  /**
   * Rejects, the newest first.
   *
   * @throws BadCursor when the cursor is not one of this list
   * @throws ViewAway when PostgreSQL does not answer
   */
  Page<Reject> find(RejectsQuery query, PageRequest page);

  /** One of them. */
  Optional<Reject> get(String tenant, String id);
}
