package io.bursar.routes.views;

/** Drops the views and makes them again from the bus. */
public interface ViewRebuild {

  /**
   * Empties every view and lets the routes read the bus from the beginning; ends when they have
   * begun, not when they are done: {@link #behind()} says how far they are.
   *
   * @throws IllegalStateException when another process still writes views (stop it first)
   * @throws ViewAway when a server does not answer; what was emptied until then is made again too
   */
  void rebuild();

  /** How many records of the bus the views have not seen yet. */
  long behind();
}
