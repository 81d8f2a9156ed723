package io.bursar.hub.bench;

import io.bursar.hub.HubSettings;
import io.bursar.hub.HubStart;
import io.bursar.hub.cli.HubClient;
import io.bursar.routes.views.NodeUsage;
import io.bursar.routes.views.UsagePeriod;
import io.bursar.routes.views.UsageView;
import io.bursar.routes.views.ViewRebuild;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.kafka.KafkaEndpoint;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** A whole hub in this process, everything embedded, in a folder and on ports of its own. */
final class BenchHub {

  private static final long PAUSE_MILLIS = 200;
  private static final int READY = 200;
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  private final ConfigurableApplicationContext context;
  private final HubSettings settings;

  private BenchHub(ConfigurableApplicationContext context, HubSettings settings) {
    this.context = context;
    this.settings = settings;
  }

  /** What is measured on it. */
  interface Measurement<T> {
    T on(BenchHub hub) throws Exception;
  }

  /** Starts one, measures, and takes it and its folder away. */
  static <T> T run(BenchTenants tenants, Measurement<T> measurement) throws Exception {
    Path folder = Files.createTempDirectory("bursar-bench");
    AtomicReference<T> measured = new AtomicReference<>();
    AtomicReference<Exception> failure = new AtomicReference<>();
    try {
      tenants.write(folder.resolve("config"));
      HubSettings settings =
          new HubSettings(
              folder.resolve("data"), folder.resolve("config"), freePort(), "127.0.0.1", false);
      HubStart.run(
          settings,
          context -> {
            try {
              BenchHub hub = new BenchHub(context, settings);
              hub.awaitReady();
              measured.set(measurement.on(hub));
            } catch (Exception e) {
              failure.set(e);
            } finally {
              context.close();
            }
          });
    } finally {
      delete(folder);
    }
    if (failure.get() != null) {
      throw failure.get();
    }
    return measured.get();
  }

  URI uri() {
    return settings.uri();
  }

  Path data() {
    return settings.data();
  }

  String key() {
    try {
      return Files.readString(settings.data().resolve("admin.key")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String bootstrap() {
    return context.getEnvironment().getRequiredProperty("bursar.kafka.bootstrap");
  }

  /** Stops the routes that read the bus as this consumer group, so that records can pile up. */
  void pause(String group) throws Exception {
    for (String reader : readers(group)) {
      camel().getRouteController().stopRoute(reader);
    }
  }

  void resume(String group) throws Exception {
    for (String reader : readers(group)) {
      camel().getRouteController().startRoute(reader);
    }
  }

  /** What tenants have spent in months, each said as "t0 2026-11": what anybody may look up. */
  boolean shows(Map<String, BigDecimal> spent) {
    UsageView view = context.getBean(UsageView.class);
    return spent.entrySet().stream().allMatch(each -> shows(view, each.getKey(), each.getValue()));
  }

  private static boolean shows(UsageView view, String tenantAndMonth, BigDecimal spent) {
    String[] words = tenantAndMonth.split(" ", 2);
    List<NodeUsage> found =
        view.find(words[0], List.of(words[0]), List.of(new UsagePeriod(words[1], words[1])));
    return found.size() == 1 && found.get(0).usage().spent().compareTo(spent) == 0;
  }

  /** How many records a stage has taken, as its metric says. */
  double taken(String stage) {
    return context
        .getBean(MeterRegistry.class)
        .get("bursar.stage.in")
        .tag("stage", stage)
        .counter()
        .count();
  }

  /** How many charges PostgreSQL has. */
  long charges() {
    Long count =
        context
            .getBean(JdbcTemplate.class)
            .queryForObject("SELECT count(*) FROM charges WHERE standing", Long.class);
    return count == null ? 0 : count;
  }

  /** What PostgreSQL's charges add up to. */
  BigDecimal chargesTotal() {
    return context
        .getBean(JdbcTemplate.class)
        .queryForObject(
            "SELECT coalesce(sum(ledger), 0) FROM charges WHERE standing", BigDecimal.class);
  }

  /** How many records of the bus the views have still to take. */
  long viewsBehind() {
    return context.getBean(ViewRebuild.class).behind();
  }

  private void awaitReady() {
    HubClient client = new HubClient(uri(), this::key);
    await(() -> client.open("/ready").statusCode() == READY);
  }

  static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while measuring", e);
      }
    }
  }

  private CamelContext camel() {
    return context.getBean(CamelContext.class);
  }

  private List<String> readers(String group) {
    return camel().getRoutes().stream()
        .filter(
            route ->
                route.getEndpoint() instanceof KafkaEndpoint kafka
                    && group.equals(kafka.getConfiguration().getGroupId()))
        .map(Route::getRouteId)
        .toList();
  }

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** The servers end a moment after the hub: until then files come and go. */
  static void delete(Path folder) throws IOException {
    long patience = System.nanoTime() + PATIENCE_NANOS;
    while (Files.exists(folder)) {
      try {
        deleteNow(folder);
      } catch (IOException | UncheckedIOException e) {
        if (System.nanoTime() > patience) {
          throw e;
        }
      }
    }
  }

  private static void deleteNow(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
