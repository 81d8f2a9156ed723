package io.bursar.hub.bench;

import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;

/** Events at a steady rate, from another thread, for a while. */
final class Traffic {

  private static final int BATCH = 50;

  private static final int CALLERS = 4;

  private final int seconds;
  private final FutureTask<Latencies> sent;

  private Traffic(int seconds, Callable<Latencies> sending) {
    this.seconds = seconds;
    this.sent = new FutureTask<>(sending);
    new Thread(sent, "bench-traffic").start();
  }

  /**
   * Begins.
   *
   * @param source CloudEvents source, so that no two runs send the same charges
   */
  static Traffic of(BenchHub hub, BenchTenants tenants, String source, int rate, int seconds) {
    BenchCharges charges =
        new BenchCharges("bench/" + source, tenants, rate * seconds, Instant.now());
    Callers callers = new Callers(hub.uri(), hub.key(), CALLERS);
    Callers.Call post =
        (caller, number) ->
            BenchEvents.requireAccepted(
                caller.post(BenchEvents.PATH, BenchEvents.BATCH, next(charges)));
    return new Traffic(
        seconds, () -> callers.paced(rate * seconds / BATCH, (double) rate / BATCH, post));
  }

  private static byte[] next(BenchCharges charges) {
    synchronized (charges) {
      return BenchEvents.batch(charges, BATCH);
    }
  }

  boolean runs() {
    return !sent.isDone();
  }

  /** A pause that spreads so many things over the time that it lasts. */
  void rest(int times) {
    LockSupport.parkNanos(seconds * 1_000_000_000L / times / 2);
  }

  /**
   * Waits for its end.
   *
   * @return how late each batch was acknowledged, from when it was due
   * @throws java.util.concurrent.ExecutionException when not everything was accepted
   */
  Latencies await() throws Exception {
    return sent.get();
  }
}
