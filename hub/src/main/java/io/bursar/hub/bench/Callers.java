package io.bursar.hub.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Many callers at once, each with a connection of its own. */
final class Callers {

  private final URI hub;
  private final String key;
  private final int count;

  Callers(URI hub, String key, int count) {
    this.hub = hub;
    this.key = key;
    this.count = count;
  }

  /** One call; {@code number} counts all callers' calls. */
  interface Call {
    void make(Caller caller, int number) throws IOException;
  }

  /** Every caller calls again as soon as it is answered; returns how long each call took. */
  Latencies flatOut(int calls, Call call) throws Exception {
    Latencies latencies = new Latencies();
    each(
        calls,
        (caller, number) -> {
          long begun = System.nanoTime();
          call.make(caller, number);
          latencies.add(System.nanoTime() - begun);
        });
    return latencies;
  }

  /**
   * Calls at a steady rate, whether answered or not. What a call took counts from when it was due,
   * so a stall counts for every call that it holds up.
   */
  Latencies paced(int calls, double perSecond, Call call) throws Exception {
    Latencies latencies = new Latencies();
    long begun = System.nanoTime() + 100_000_000L;
    each(
        calls,
        (caller, number) -> {
          long due = begun + (long) (number * 1e9 / perSecond);
          for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
            LockSupport.parkNanos(early);
          }
          call.make(caller, number);
          latencies.add(System.nanoTime() - due);
        });
    return latencies;
  }

  private void each(int calls, Call call) throws Exception {
    AtomicInteger next = new AtomicInteger();
    ExecutorService threads =
        Executors.newFixedThreadPool(count, task -> new Thread(task, "bench-caller"));
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        running.add(
            threads.submit(
                () -> {
                  try (Caller caller = new Caller(hub, key)) {
                    for (int n = next.getAndIncrement(); n < calls; n = next.getAndIncrement()) {
                      call.make(caller, n);
                    }
                  }
                  return null;
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    } finally {
      threads.shutdownNow();
    }
  }
}
