package io.bursar.forecasting.neural;

/** Frees something when the last of those who hold it lets go; at first one does. */
final class Holders {
  private final Runnable free;
  private int count = 1;

  Holders(Runnable free) {
    this.free = free;
  }

  /** One more holds it; false when it is free already. */
  synchronized boolean take() {
    if (count == 0) {
      return false;
    }
    count++;
    return true;
  }

  /** One fewer holds it. */
  void letGo() {
    synchronized (this) {
      count--;
      if (count > 0) {
        return;
      }
    }
    free.run();
  }

  /** Whether nobody holds it any more. */
  synchronized boolean isFree() {
    return count == 0;
  }
}
