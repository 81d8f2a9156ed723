package io.bursar.hub.servers;

import io.bursar.hub.ProgramCode;
import io.bursar.hub.ProgramProblem;
import io.lettuce.core.RedisCommandExecutionException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import org.apache.kafka.common.errors.AuthenticationException;

/** Tries an outside server until it answers: machines start in any order. */
final class Patience {
  private static final Duration TOTAL = Duration.ofSeconds(30);
  private static final String NOT_AUTHORISED = "28";
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
        if (isRefusal(e) || System.nanoTime() > end) {
          throw new ProgramProblem(
              ProgramCode.SERVER_UNREACHABLE, what + " cannot be reached (" + reason(e) + ")", e);
        }
      }
      pause();
    }
  }

  /** It answered, and does not take the user or the password: waiting will not change that. */
  private static boolean isRefusal(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof AuthenticationException
          || cause instanceof RedisCommandExecutionException
          || (cause instanceof SQLException sql
              && Objects.requireNonNullElse(sql.getSQLState(), "").startsWith(NOT_AUTHORISED))) {
        return true;
      }
    }
    return false;
  }

  /** The innermost that says anything: a time-out has no words. */
  private static String reason(Throwable e) {
    String reason = e.toString();
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      reason = Objects.requireNonNullElse(cause.getMessage(), reason);
    }
    return reason;
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
