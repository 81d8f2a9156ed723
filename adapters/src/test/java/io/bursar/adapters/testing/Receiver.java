package io.bursar.adapters.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A real HTTP server on a free loopback port that takes what it is sent and answers as it is told:
 * 200, unless other answers were planned.
 */
public final class Receiver implements AutoCloseable {

  /** What came. */
  public record Call(String method, Map<String, List<String>> headers, String body) {
    /** The first value of a header, or {@code ""}. */
    public String header(String name) {
      return headers.entrySet().stream()
          .filter(entry -> entry.getKey().equalsIgnoreCase(name))
          .map(entry -> entry.getValue().get(0))
          .findFirst()
          .orElse("");
    }
  }

  private record Answer(int status, Map<String, String> headers) {}

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final Deque<Answer> planned = new ArrayDeque<>();
  private Answer otherwise = new Answer(200, Map.of());

  private Receiver(HttpServer server) {
    this.server = server;
  }

  /** Starts one. */
  public static Receiver start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
      Receiver receiver = new Receiver(server);
      server.createContext("/", receiver::take);
      server.setExecutor(receiver.threads);
      server.start();
      return receiver;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Its address, with a path. */
  public String url(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /** The next call that has no plan yet is answered so. */
  public synchronized Receiver plan(int status, Map<String, String> headers) {
    planned.add(new Answer(status, headers));
    return this;
  }

  /** Calls without a plan are answered so from now on. */
  public synchronized void otherwise(int status) {
    otherwise = new Answer(status, Map.of());
  }

  /** What came so far, in order. */
  public List<Call> calls() {
    return calls;
  }

  private synchronized Answer next() {
    return planned.isEmpty() ? otherwise : planned.poll();
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      calls.add(
          new Call(exchange.getRequestMethod(), Map.copyOf(exchange.getRequestHeaders()), body));
      Answer answer = next();
      answer.headers().forEach(exchange.getResponseHeaders()::set);
      exchange.sendResponseHeaders(answer.status(), -1);
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
