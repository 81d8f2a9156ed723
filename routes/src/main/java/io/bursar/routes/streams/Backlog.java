package io.bursar.routes.streams;

/** How seldom who works off a backlog says what it has counted. */
public final class Backlog {

  /** It waits for half of the backlog at most: what it says is old anyway. */
  private static final long SHARE = 2;

  private static final long LONGEST_PAUSE_MILLIS = 15_000;

  private Backlog() {}

  /**
   * How long to wait from one saying to the next, milliseconds.
   *
   * @param behind how old the record is that was applied last, while others follow it,
   *     milliseconds; 0 or less without a backlog
   */
  public static long pause(long behind) {
    return Math.min(LONGEST_PAUSE_MILLIS, behind / SHARE);
  }
}
