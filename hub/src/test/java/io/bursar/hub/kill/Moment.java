package io.bursar.hub.kill;

/** In the middle of what a hub is killed. */
enum Moment {
  /** Half of a file has come, and the other half has not. */
  IN_FILE,
  /** Batches of events come, one after the other. */
  IN_BATCHES,
  /** A call outside was made, and is not answered yet. */
  IN_CALL
}
