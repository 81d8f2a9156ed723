package io.bursar.adapters.http;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/**
 * Reads an answer's body to nowhere, and not for long: nobody needs it, but a short one that is
 * read to its end lets the connection be used again.
 */
final class BoundedDrain implements BodySubscriber<Void> {

  private final long most;
  private final CompletableFuture<Void> done = new CompletableFuture<>();
  private Flow.Subscription subscription;
  private long seen;

  /**
   * @param most bytes after which the connection is closed
   */
  BoundedDrain(long most) {
    this.most = most;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    this.subscription = subscription;
    subscription.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (ByteBuffer buffer : buffers) {
      seen += buffer.remaining();
    }
    if (seen > most) {
      subscription.cancel();
      done.complete(null);
    } else {
      subscription.request(1);
    }
  }

  @Override
  public void onError(Throwable failure) {
    done.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    done.complete(null);
  }

  @Override
  public CompletionStage<Void> getBody() {
    return done;
  }
}
