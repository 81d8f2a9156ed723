package io.bursar.hub.servers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** The servers of one run, started and stopped together. */
final class Servers implements AutoCloseable {
  private static final long START_SECONDS = 150;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Future<Server>> starts = new ArrayList<>();
  private boolean closed;

  /**
   * Starts all at once, and returns when all work.
   *
   * @throws RuntimeException what the first of them failed with; the others may run until {@link
   *     #close()}
   */
  void start(List<Supplier<Server>> suppliers) {
    List<Future<Server>> mine;
    synchronized (this) {
      if (closed) {
        throw new IllegalStateException("stopped before the servers were started");
      }
      suppliers.forEach(supplier -> starts.add(threads.submit(supplier::get)));
      mine = List.copyOf(starts);
    }
    mine.forEach(Servers::started);
  }

  private static Server started(Future<Server> start) {
    try {
      return start.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : new CompletionException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the servers start", e);
    }
  }

  /** Of all of them; to be called after {@link #start}. */
  synchronized Map<String, Object> properties() {
    Map<String, Object> all = new HashMap<>();
    starts.forEach(start -> all.putAll(started(start).properties()));
    return all;
  }

  /** Stops what was started, also what is just starting: a child must not outlive the hub. */
  @Override
  public void close() {
    List<Future<Server>> mine;
    synchronized (this) {
      closed = true;
      mine = List.copyOf(starts);
      starts.clear();
    }
    threads.shutdown();
    List<Future<?>> stops = new ArrayList<>();
    ExecutorService stopping = Executors.newCachedThreadPool();
    mine.forEach(start -> stops.add(stopping.submit(() -> stop(start))));
    stopping.shutdown();
    try {
      for (Future<?> stop : stops) {
        stop.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("a server did not stop: " + e.getCause(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void stop(Future<Server> start) {
    try {
      start.get(START_SECONDS, TimeUnit.SECONDS).close();
    } catch (ExecutionException e) {
      // It never ran, and has said why to whoever started it.
    } catch (TimeoutException e) {
      start.cancel(true);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
