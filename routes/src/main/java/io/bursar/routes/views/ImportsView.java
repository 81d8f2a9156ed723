package io.bursar.routes.views;

import java.util.Optional;

/** Imports and how far they are. */
public interface ImportsView {

  /**
   * Imports, the newest first.
   *
   * @throws BadCursor when the cursor is not one of this list
   * @throws ViewAway when PostgreSQL does not answer
   */
  Page<ImportProgress> find(String tenant, PageRequest page);

  /** One of them. */
  Optional<ImportProgress> get(String tenant, String id);
}
