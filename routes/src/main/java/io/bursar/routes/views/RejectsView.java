package io.bursar.routes.views;

import java.util.List;
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

  /**
   * Rejects whose original was not put on the bus again, the oldest first.
   *
   * @throws BadCursor when the cursor is not one of this list
   * @throws ViewAway when PostgreSQL does not answer
   */
  Page<Open> open(RejectsQuery query, PageRequest page);

  /**
   * One that was not replayed.
   *
   * @param rounds how often the very same original was replayed and refused before
   */
  record Open(Reject reject, int rounds) {}

  /** How many a tenant has that were not replayed, by stage and code. */
  List<RejectCount> counts(String tenant);

  /** One of them. */
  Optional<Reject> get(String tenant, String id);
}
