package io.bursar.routes.ledger;

import io.bursar.routes.streams.Backlog;
import java.util.ArrayList;
import java.util.List;

/**
 * How often usage is sent: at most every 100 ms, and under load less often, so that all partitions
 * of a process together spend no more than a tenth of their time on saying what they counted.
 * Partitions share a thread, so each rests for the others' sake too.
 */
final class EmitPace {

  private static final long SHORTEST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 3_000;

  /** After all have sent for a while, count for this many times as long. */
  private static final long REST = 9;

  private static final long NANOS_A_MILLI = 1_000_000;

  private final List<Turn> turns = new ArrayList<>();

  /** The turn of one partition. */
  synchronized Turn turn() {
    Turn turn = new Turn();
    turns.add(turn);
    return turn;
  }

  private synchronized void remove(Turn turn) {
    turns.remove(turn);
  }

  private synchronized long busy(long now) {
    return turns.stream().filter(turn -> now - turn.last <= LONGEST_PAUSE_MILLIS).count();
  }

  /** When one partition sends. Belongs to its thread. */
  final class Turn {

    private volatile long last = -LONGEST_PAUSE_MILLIS;
    private long notBefore;

    private Turn() {}

    /** The partition has moved away. */
    void leave() {
      remove(this);
    }

    /**
     * Whether to send now.
     *
     * @param behind how old the entry is that was applied last, while others follow it,
     *     milliseconds
     */
    boolean due(long now, long behind) {
      return now >= notBefore && now - last >= Backlog.pause(behind);
    }

    /** It has sent, from {@code now} on and for so long. */
    void took(long now, long nanos) {
      last = now;
      long rest = nanos * REST * busy(now) / NANOS_A_MILLI;
      notBefore = now + Math.max(SHORTEST_PAUSE_MILLIS, Math.min(LONGEST_PAUSE_MILLIS, rest));
    }
  }
}
