package io.bursar.forecasting.neural;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Calls of a model, each on a thread of its own, because TensorFlow cannot be interrupted: whoever
 * waits for one can give it up, and it runs on. While one does, the model is stuck and nobody else
 * is let in. A model is freed when nobody holds it and none of its calls runs, whether somebody
 * waits for it or not: to free what TensorFlow is working on ends the process. For several threads
 * at once.
 */
final class Calls {
  private static final Logger LOG = System.getLogger(Calls.class.getName());

  /**
   * So many at once. More would only share the processors among them, and hold more memory; whoever
   * comes next waits for a place, as long as its patience lasts.
   */
  private static final int MOST = Math.max(4, 2 * Runtime.getRuntime().availableProcessors());

  private static final int IDLE_SECONDS = 30;

  private final Semaphore places = new Semaphore(MOST, true);
  private final AtomicInteger givenUp = new AtomicInteger();
  private final ThreadPoolExecutor threads;
  private final Holders holders;

  /**
   * Of a model.
   *
   * @param free lets go of what TensorFlow has of it
   */
  Calls(String model, Runnable free) {
    // Who has a place has a thread, so nothing is ever in the queue for long.
    this.threads =
        new ThreadPoolExecutor(
            MOST,
            MOST,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "model " + model);
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
    this.holders =
        new Holders(
            () -> {
              threads.shutdown();
              free.run();
            });
  }

  Holders holders() {
    return holders;
  }

  /** Whether a call runs that was given up. */
  boolean isStuck() {
    return givenUp.get() > 0;
  }

  /**
   * Asks.
   *
   * @param rows how many it is asked for
   * @throws LateAnswerException when it does not answer in time, or has not yet answered somebody
   *     who gave up
   */
  float[] ask(Waiting waiting, int rows, Supplier<float[]> question) {
    if (isStuck()) {
      throw new LateAnswerException("the model still works on a call that was given up");
    }
    long begun = System.nanoTime();
    long most = waiting.next(rows);
    try {
      if (!places.tryAcquire(most, TimeUnit.NANOSECONDS)) {
        throw new LateAnswerException("the model answers too many others");
      }
      return start(question).await(most - (System.nanoTime() - begun));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LateAnswerException("interrupted while waiting for a place");
    } finally {
      waiting.waited(System.nanoTime() - begun);
    }
  }

  /** Starts a call that has a place. */
  private Call start(Supplier<float[]> question) {
    if (!holders.take()) {
      places.release();
      throw new IllegalStateException("the model is closed");
    }
    Call call = new Call(question);
    try {
      threads.execute(call);
    } catch (RuntimeException | Error e) {
      call.leave();
      throw e;
    }
    return call;
  }

  private final class Call implements Runnable {
    private final Supplier<float[]> question;
    private final CompletableFuture<Supplier<float[]>> answer = new CompletableFuture<>();
    private final long begun = System.nanoTime();

    /** Set by who is first: the answer, or who gives up waiting for it. */
    private final AtomicBoolean over = new AtomicBoolean();

    Call(Supplier<float[]> question) {
      this.question = question;
    }

    @Override
    public void run() {
      Supplier<float[]> said = said();
      leave();
      if (over.compareAndSet(false, true)) {
        answer.complete(said);
      } else {
        givenUp.decrementAndGet();
        LOG.log(Level.INFO, "The call that was given up has ended after {0} ms", millis());
      }
    }

    /** What it says, or fails with. */
    private Supplier<float[]> said() {
      try {
        float[] numbers = question.get();
        return () -> numbers;
      } catch (RuntimeException e) {
        return () -> {
          throw e;
        };
      } catch (Error e) {
        return () -> {
          throw e;
        };
      }
    }

    void leave() {
      holders.letGo();
      places.release();
    }

    float[] await(long most) throws InterruptedException {
      try {
        return answer.get(Math.max(0, most), TimeUnit.NANOSECONDS).get();
      } catch (TimeoutException e) {
        giveUp();
        return answer.join().get();
      } catch (InterruptedException e) {
        giveUp();
        throw e;
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }

    /** Unless it has just been answered. */
    private void giveUp() {
      // Before it is given up: who ends it counts it off.
      givenUp.incrementAndGet();
      if (over.compareAndSet(false, true)) {
        throw new LateAnswerException("no answer after " + millis() + " ms");
      }
      givenUp.decrementAndGet();
    }

    private long millis() {
      return Duration.ofNanos(System.nanoTime() - begun).toMillis();
    }
  }
}
