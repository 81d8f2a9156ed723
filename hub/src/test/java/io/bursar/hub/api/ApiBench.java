package io.bursar.hub.api;

import io.bursar.hub.servers.BrokerOfTests;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.control.ControlView;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.component.platform.http.springboot.SpringBootPlatformHttpEngine;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.task.AsyncTaskExecutor;

/**
 * Measures the path of a call, run by hand: {@code played} has views in memory and collect played,
 * {@code camel} the same with Camel's own consumer in place of ours, {@code bus} the real collect
 * and a real Kafka in this process. The clients run in this process too.
 */
final class ApiBench {
  private ApiBench() {}

  public static void main(String[] arguments) throws Exception {
    String what = arguments[0];
    if (what.equals("bus")) {
      Path data = Files.createTempDirectory("api-bench");
      try (BrokerOfTests broker = new BrokerOfTests(data.resolve("kafka"))) {
        ConfigurableApplicationContext app =
            start(
                ApiOnBusApp.class,
                "--bursar.stages=collect",
                "--camel.component.kamelet.location=classpath:kamelets",
                "--bursar.kafka.bootstrap=" + broker.address(),
                "--bursar.data=" + data);
        World world = new World();
        app.getBean(ControlView.class)
            .publish("revision/acme", EventType.REVISION, world.revision("acme").orElseThrow());
        bench(app, Files.readString(data.resolve("admin.key")).strip(), true);
        app.close();
      }
    } else {
      ConfigurableApplicationContext app =
          what.equals("camel")
              ? start(Camels.class, "--spring.main.allow-bean-definition-overriding=true", API)
              : start(ApiApp.class, API);
      bench(app, app.getBean(World.class).admin, what.equals("played"));
      app.close();
    }
    System.exit(0);
  }

  private static final String API =
      "--camel.main.routes-include-pattern=classpath:camel/api.camel.yaml";

  /** With Camel's consumer, as it comes. */
  @Configuration(proxyBeanMethods = false)
  @Import(ApiApp.class)
  static class Camels {
    @Bean("platform-http-engine")
    PlatformHttpEngine engine(AsyncTaskExecutor executor) {
      return new SpringBootPlatformHttpEngine(0, executor);
    }
  }

  private static ConfigurableApplicationContext start(Class<?> app, String... more) {
    List<String> arguments = new ArrayList<>(List.of(more));
    arguments.add("--server.port=0");
    arguments.add("--spring.main.banner-mode=off");
    arguments.add("--logging.level.root=warn");
    arguments.add("--spring.autoconfigure.exclude=" + ApiTest.EXCLUDED);
    return SpringApplication.run(app, arguments.toArray(String[]::new));
  }

  private static void bench(ConfigurableApplicationContext app, String key, boolean queries)
      throws Exception {
    String base = "http://127.0.0.1:" + app.getEnvironment().getProperty("local.server.port");
    HttpRequest usage = request(base + "/api/v1/usage?node=acme/ads/search", key).build();
    HttpRequest event =
        request(base + "/api/v1/events", key)
            .header("Content-Type", "application/cloudevents+json")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"specversion\":\"1.0\",\"id\":\"x\",\"source\":\"shop\",\"tenant\":\"acme\","
                        + "\"type\":\"io.bursar.charge\",\"data\":{\"amount\":\"12.50\","
                        + "\"currency\":\"CNY\",\"day\":\"2026-11-05\","
                        + "\"tags\":{\"team\":\"growth\",\"campaign\":\"november\"}}}"))
            .build();
    for (int round = 0; round < 3; round++) {
      if (queries) {
        full("GET /usage", usage, 16, 20_000);
      }
      full("POST /events", event, 16, 20_000);
    }
    if (queries) {
      paced("GET /usage at 500/s", usage, 500, 10);
    }
    paced("POST /events at 1000/s", event, 1000, 10);
    paced("POST /events at 3000/s", event, 3000, 10);
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
