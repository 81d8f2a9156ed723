package io.bursar.routes.views;

import io.bursar.routes.bus.WindowEvent;

/** What nodes spent in each five minutes of the last 48 hours. */
public interface WindowsView {

  /**
   * Windows in which something moved, by start, then by node.
   *
   * @throws BadCursor when the cursor is not one of this list
   * @throws ViewAway when PostgreSQL does not answer
   */
  Page<WindowEvent> find(WindowsQuery query, PageRequest page);
}
