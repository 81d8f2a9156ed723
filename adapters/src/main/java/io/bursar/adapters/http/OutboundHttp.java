package io.bursar.adapters.http;

import io.bursar.adapters.delivery.DeliveryCode;
import io.bursar.adapters.delivery.DeliveryFailure;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls targets. A call ends in bounded time whatever the target does, reads a bounded part of the
 * answer and keeps nothing of it but the status, follows no redirect, and is never repeated here:
 * that is the route's. It goes on with the trace that this thread works for, if any.
 */
public final class OutboundHttp {

  /** What is read of an answer before its connection is closed. */
  private static final long MOST_ANSWER_BYTES = 64 * 1024;

  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** 4xx that another attempt can change: time-out, too early, too many requests. */
  private static final Set<Integer> PASSING = Set.of(408, 425, 429);

  private static final class Shared {
    static final OutboundHttp HTTP =
        new OutboundHttp(
            HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT)
                // An HTTP/2 upgrade on a plain connection is more than many receivers understand.
                .version(HttpClient.Version.HTTP_1_1)
                .build(),
            Duration.ofSeconds(10),
            Clock.systemUTC());
  }

  private final HttpClient client;
  private final Duration longest;
  private final Clock clock;

  OutboundHttp(HttpClient client, Duration longest, Clock clock) {
    this.client = client;
    this.longest = longest;
    this.clock = clock;
  }

  /** The one that a process needs: 5 seconds to connect, 10 for the whole call. */
  public static OutboundHttp shared() {
    return Shared.HTTP;
  }

  /**
   * Sends and waits for a 2xx.
   *
   * @throws DeliveryFailure for every other end; lasting for 3xx, and for 4xx but 408, 425 and 429
   */
  public void send(OutboundCall call) throws DeliveryFailure {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(Address.parse(call.address()))
            .timeout(longest)
            .method(call.method(), HttpRequest.BodyPublishers.ofByteArray(call.body()));
    call.headers().forEach(request::header);
    W3CTraceContextPropagator.getInstance()
        .inject(Context.current(), request, HttpRequest.Builder::setHeader);
    CompletableFuture<HttpResponse.ResponseInfo> head = new CompletableFuture<>();
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(
            request.build(),
            info -> {
              head.complete(info);
              return new BoundedDrain(MOST_ANSWER_BYTES);
            });
    await(answer, head);
  }

  private void await(
      CompletableFuture<HttpResponse<Void>> answer,
      CompletableFuture<HttpResponse.ResponseInfo> head)
      throws DeliveryFailure {
    try {
      answer.get(longest.toMillis(), TimeUnit.MILLISECONDS);
      judge(head.join());
    } catch (TimeoutException e) {
      answer.cancel(true);
      judge(head, timedOut());
    } catch (ExecutionException e) {
      judge(head, failure(e.getCause()));
    } catch (CancellationException e) {
      judge(head, timedOut());
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw DeliveryFailure.passing(DeliveryCode.INTERRUPTED, "the stage stops");
    }
  }

  /** Once there is a status, it counts, however the rest of the answer ends. */
  private void judge(CompletableFuture<HttpResponse.ResponseInfo> head, DeliveryFailure otherwise)
      throws DeliveryFailure {
    if (!head.isDone()) {
      throw otherwise;
    }
    judge(head.join());
  }

  private void judge(HttpResponse.ResponseInfo answer) throws DeliveryFailure {
    int status = answer.statusCode();
    String words = "HTTP " + status;
    if (status / 100 == 2) {
      return;
    }
    if (status / 100 == 3) {
      throw DeliveryFailure.lasting(DeliveryCode.REDIRECTED, words + ", not followed");
    }
    if (status / 100 == 4 && !PASSING.contains(status)) {
      throw DeliveryFailure.lasting(DeliveryCode.REFUSED, words);
    }
    Optional<Duration> asked =
        answer
            .headers()
            .firstValue("Retry-After")
            .flatMap(field -> RetryAfter.parse(field, clock.instant()));
    throw DeliveryFailure.passing(DeliveryCode.BUSY, words, asked);
  }

  private static DeliveryFailure failure(Throwable cause) {
    if (cause instanceof HttpTimeoutException) {
      return timedOut();
    }
    // The class and not the message: messages of this layer repeat addresses.
    return DeliveryFailure.passing(
        DeliveryCode.UNREACHABLE, "no answer: " + cause.getClass().getSimpleName());
  }

  private static DeliveryFailure timedOut() {
    return DeliveryFailure.passing(DeliveryCode.TIMED_OUT, "no answer in time");
  }
}
