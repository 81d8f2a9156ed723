package io.bursar.hub.api;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * How much may go on at once. Calls, uploads and the memory of bodies are each bounded, so that a
 * crowd waits outside instead of taking the hub down.
 */
final class Crowd {

  /** How long a call may wait for its turn: longer waits only pile up. */
  private static final long PATIENCE_MS = 1000;

  private static final int KIB = 1024;

  private final Semaphore calls;
  private final Semaphore uploads;
  private final Semaphore bodyKib;
  private final int allBodyKib;

  /**
   * @param calls calls at once, uploads not counted
   * @param uploads uploads at once
   * @param bodyBytes bytes that the bodies of all calls may take together
   */
  Crowd(int calls, int uploads, long bodyBytes) {
    this.calls = new Semaphore(calls);
    this.uploads = new Semaphore(uploads);
    this.allBodyKib = Math.toIntExact(bodyBytes / KIB);
    this.bodyKib = new Semaphore(allBodyKib);
  }

  /**
   * Waits for a place; what is returned gives it back.
   *
   * @param length of the body; negative when it is not said, which counts as the longest allowed
   * @throws Refusal when there is no place in time
   */
  Runnable enter(Operation operation, long length) {
    if (operation.streams()) {
      take(uploads, 1, "uploads");
      return uploads::release;
    }
    take(calls, 1, "calls");
    int kib = kib(operation, length);
    try {
      take(bodyKib, kib, "bodies");
    } catch (Refusal full) {
      calls.release();
      throw full;
    }
    return () -> {
      bodyKib.release(kib);
      calls.release();
    };
  }

  private int kib(Operation operation, long length) {
    if (operation.takes().isEmpty()) {
      return 0;
    }
    long bytes = length < 0 ? operation.maxBytes().orElse(0) : length;
    return (int) Math.min(allBodyKib, bytes / KIB + 1);
  }

  private static void take(Semaphore places, int count, String what) {
    try {
      if (count == 0 || places.tryAcquire(count, PATIENCE_MS, TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new Refusal(
        Problem.of(ApiCode.BUSY, "there are too many " + what + " at once")
            .with("Retry-After", "1"));
  }
}
