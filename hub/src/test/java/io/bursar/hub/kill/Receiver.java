package io.bursar.hub.kill;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Those outside whom a hub tells and calls, on loopback, in the test's own process: they outlive
 * every kill, remember every call, and take it. A call can be held, so that a hub is killed while
 * it waits for the answer.
 */
final class Receiver implements AutoCloseable {
  static final String NOTICES = "/notices";
  static final String LIMITS = "/limits";

  /** Less than a hub waits for an answer. */
  private static final Duration LONGEST_HOLD = Duration.ofSeconds(8);

  /**
   * A call that came.
   *
   * @param key its {@code Idempotency-Key}
   */
  record Call(String path, String key, String body) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private volatile CountDownLatch hold = new CountDownLatch(0);
  private volatile Optional<Call> held = Optional.empty();

  private Receiver(HttpServer server) {
    this.server = server;
  }

  static Receiver start() throws IOException {
    Receiver receiver =
        new Receiver(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    receiver.server.setExecutor(receiver.threads);
    receiver.server.createContext("/", receiver::take);
    receiver.server.start();
    return receiver;
  }

  String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** All that came at a path, in order, repeats included. */
  List<Call> calls(String path) {
    return calls.stream().filter(call -> call.path().equals(path)).toList();
  }

  /** From now on calls get no answer, for a while at most. */
  void hold() {
    held = Optional.empty();
    hold = new CountDownLatch(1);
  }

  /** A call that waits for its answer. */
  Optional<Call> held() {
    return held;
  }

  /** Calls are answered at once again. */
  void release() {
    hold.countDown();
    held = Optional.empty();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      Call call =
          new Call(
              exchange.getRequestURI().getPath(),
              exchange.getRequestHeaders().getFirst("Idempotency-Key"),
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
      calls.add(call);
      await(call);
      exchange.sendResponseHeaders(204, -1);
    }
  }

  private void await(Call call) {
    CountDownLatch now = hold;
    if (now.getCount() == 0) {
      return;
    }
    held = Optional.of(call);
    try {
      now.await(LONGEST_HOLD.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (now.getCount() > 0) {
      // It is answered though nobody was killed.
      held = Optional.empty();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
