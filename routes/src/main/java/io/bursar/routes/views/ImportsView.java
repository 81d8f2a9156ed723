package io.bursar.routes.views;

import java.util.List;
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

  /** What each source of a tenant has imported, by name. */
  List<SourceImports> sources(String tenant);

  /** One of them. */
  Optional<ImportProgress> get(String tenant, String id);
}
