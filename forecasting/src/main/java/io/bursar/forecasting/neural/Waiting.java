package io.bursar.forecasting.neural;

/**
 * How long one request waits: for a call as long as its rows deserve, and for all of its calls
 * together no longer than all of their rows do. So a net that stands still costs a request of many
 * calls no more than one call's patience, and one that is slow each time does not cost it many
 * times as much. For several threads at once.
 */
final class Waiting {
  private final Patience patience;
  private long rows;
  private long waited;

  Waiting(Patience patience) {
    this.patience = patience;
  }

  /** The most nanoseconds that a call of so many more rows is to be waited for. */
  synchronized long next(int more) {
    rows += more;
    return Math.max(0, Math.min(patience.nanos(more), patience.nanos(rows) - waited));
  }

  /** So many nanoseconds it waited. */
  synchronized void waited(long nanos) {
    waited += nanos;
  }
}
