package io.bursar.hub.servers;

import io.bursar.hub.ProgramCode;
import io.bursar.hub.ProgramProblem;
import java.time.Duration;

/** Tries an outside server until it answers: machines start in any order. */
final class Patience {
  private static final Duration TOTAL = Duration.ofSeconds(30);
  private static final Duration BETWEEN = Duration.ofMillis(500);

  private Patience() {}

  /** An attempt; it may throw anything. */
  interface Attempt {
    void run() throws Exception;
  }

  static void reach(String what, Attempt attempt) {
    long end = System.nanoTime() + TOTAL.toNanos();
    while (true) {
      try {
        attempt.run();
        return;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while reaching " + what, e);
      } catch (Exception e) {
        if (System.nanoTime() > end) {
          throw new ProgramProblem(
              ProgramCode.SERVER_UNREACHABLE,
              what + " cannot be reached (" + e.getMessage() + ")",
              e);
        }
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }
}
