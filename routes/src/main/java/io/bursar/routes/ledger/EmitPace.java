package io.bursar.routes.ledger;

/**
 * How often usage is sent: at most every 100 ms, and under load less often, so that all partitions
 * of a process together spend no more than a tenth of their time on saying what they counted. They
 * send in rounds, one after the other, so that one commit takes what all of them said.
 */
final class EmitPace {

  private static final long SHORTEST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 3_000;

  /** After a round, count for this many times as long. */
  private static final long REST = 9;

  /** Who works off a backlog waits for half of it at most: what it says is old anyway. */
  private static final long SHARE_OF_BACKLOG = 2;

  private static final long LONGEST_PAUSE_BEHIND_MILLIS = 15_000;

  private static final long NANOS_A_MILLI = 1_000_000;

  private long round;
  private long roundBegan;
  private long nanosOfRound;

  /** The turns of one partition. */
  Turn turn() {
    return new Turn();
  }

  /** The round at that time; a new one when the last one has rested. */
  private synchronized long round(long now) {
    long rest = nanosOfRound * REST / NANOS_A_MILLI;
    long pause = Math.max(SHORTEST_PAUSE_MILLIS, Math.min(LONGEST_PAUSE_MILLIS, rest));
    if (now - roundBegan >= pause) {
      round++;
      roundBegan = now;
      nanosOfRound = 0;
    }
    return round;
  }

  /** Adds to the time of the round, and says which one it is. */
  private synchronized long add(long nanos) {
    nanosOfRound += nanos;
    return round;
  }

  /** When one partition sends. Belongs to its thread. */
  final class Turn {

    private long sentRound;
    private long sentAt = -LONGEST_PAUSE_BEHIND_MILLIS;

    private Turn() {}

    /**
     * Whether to send now.
     *
     * @param now milliseconds
     * @param behind how old the entry is that was applied last, while others follow it,
     *     milliseconds
     */
    boolean due(long now, long behind) {
      return now - sentAt >= Math.min(LONGEST_PAUSE_BEHIND_MILLIS, behind / SHARE_OF_BACKLOG)
          && round(now) > sentRound;
    }

    /** It has sent, from {@code now} on and for so long. */
    void took(long now, long nanos) {
      sentAt = now;
      sentRound = add(nanos);
    }
  }
}
