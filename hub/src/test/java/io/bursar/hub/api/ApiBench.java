package io.bursar.hub.api;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Measures the bare path: door, Camel, answer; views in memory, collect played. Run by hand. */
final class ApiBench {
  private ApiBench() {}

  public static void main(String[] arguments) throws Exception {
    ConfigurableApplicationContext app =
        SpringApplication.run(
            ApiApp.class,
            "--server.port=0",
            "--spring.main.banner-mode=off",
            "--logging.level.root=warn",
            "--camel.main.routes-include-pattern=classpath:camel/api.camel.yaml",
            "--spring.autoconfigure.exclude=" + ApiTest.EXCLUDED);
    String base = "http://127.0.0.1:" + app.getEnvironment().getProperty("local.server.port");
    World world = app.getBean(World.class);
    HttpRequest usage =
        request(base + "/api/v1/usage?node=acme/ads/search", world.acmeViewer).build();
    HttpRequest event =
        request(base + "/api/v1/events", world.acmeOperator)
            .header("Content-Type", "application/cloudevents+json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"id\":\"" + "x".repeat(250) + "\"}"))
            .build();
    for (int round = 0; round < 3; round++) {
      full("GET /usage", usage, 16, 20_000);
      full("POST /events", event, 16, 20_000);
    }
    paced("GET /usage at 500/s", usage, 500, 10);
    paced("POST /events at 3000/s", event, 3000, 10);
    app.close();
    System.exit(0);
  }

  private static HttpRequest.Builder request(String uri, String key) {
    return HttpRequest.newBuilder(URI.create(uri)).header("Authorization", "Bearer " + key);
  }

  private static void full(String what, HttpRequest request, int clients, int calls)
      throws Exception {
    long[] nanos = new long[calls];
    AtomicInteger next = new AtomicInteger();
    var os =
        (com.sun.management.OperatingSystemMXBean)
            java.lang.management.ManagementFactory.getOperatingSystemMXBean();
    long cpu = os.getProcessCpuTime();
    long start = System.nanoTime();
    run(
        clients,
        () -> {
          HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
          for (int i = next.getAndIncrement(); i < calls; i = next.getAndIncrement()) {
            long t = System.nanoTime();
            check(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
            nanos[i] = System.nanoTime() - t;
          }
          return null;
        });
    double seconds = (System.nanoTime() - start) / 1e9;
    report(
        what + " flat out, " + clients + " clients",
        nanos,
        seconds,
        (os.getProcessCpuTime() - cpu) / 1000.0 / calls);
  }

  private static void paced(String what, HttpRequest request, int rate, int seconds)
      throws Exception {
    int calls = rate * seconds;
    long[] nanos = new long[calls];
    AtomicInteger next = new AtomicInteger();
    long start = System.nanoTime() + 100_000_000L;
    run(
        16,
        () -> {
          HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
          for (int i = next.getAndIncrement(); i < calls; i = next.getAndIncrement()) {
            long due = start + i * 1_000_000_000L / rate;
            while (System.nanoTime() < due) {
              java.util.concurrent.locks.LockSupport.parkNanos(due - System.nanoTime());
            }
            check(client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
            // From when it was due: a stall counts for every call that it holds up.
            nanos[i] = System.nanoTime() - due;
          }
          return null;
        });
    report(what, nanos, (System.nanoTime() - start) / 1e9, 0);
  }

  private static void run(int clients, Callable<Void> client) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(clients);
    try {
      for (Future<Void> done : pool.invokeAll(Collections.nCopies(clients, client))) {
        done.get();
      }
    } finally {
      pool.shutdown();
    }
  }

  private static void check(int status) {
    if (status / 100 != 2) {
      throw new IllegalStateException("status " + status);
    }
  }

  private static void report(String what, long[] nanos, double seconds, double cpu) {
    Arrays.sort(nanos);
    System.out.printf(
        "%-40s %8.0f/s  p50 %.2f  p99 %.2f  p99.9 %.2f  max %.1f ms  cpu %.0f us/call (client included)%n",
        what,
        nanos.length / seconds,
        nanos[nanos.length / 2] / 1e6,
        nanos[(int) (nanos.length * 0.99)] / 1e6,
        nanos[(int) (nanos.length * 0.999)] / 1e6,
        nanos[nanos.length - 1] / 1e6,
        cpu);
  }
}
