package io.bursar.hub.servers;

import io.bursar.hub.ProgramCode;
import io.bursar.hub.ProgramProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Starts the servers before any bean is made, tells the environment where they are, and stops them
 * after every bean is gone.
 *
 * <p>Reads {@code bursar.data} (folder), and for each server the address of an outside one, where
 * it has one. Tests use it as {@code @ContextConfiguration(initializers = ...)}.
 */
public final class ServersInitializer
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {
  private static final Logger LOG = LoggerFactory.getLogger(ServersInitializer.class);

  private final Optional<DataFolder> opened;

  /** Opens the folder that {@code bursar.data} names. */
  public ServersInitializer() {
    this.opened = Optional.empty();
  }

  /** Uses a folder that is open already; it is closed with the servers. */
  public ServersInitializer(DataFolder folder) {
    this.opened = Optional.of(folder);
  }

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    ConfigurableEnvironment environment = context.getEnvironment();
    HubRun run = new HubRun(opened.orElseGet(() -> open(environment)));
    // After the context, whatever ends the process; also when it never came to a context.
    SpringApplication.getShutdownHandlers().add(run::close);
    try {
      Map<String, Object> properties = new HashMap<>(run.start(servers(environment, run)));
      properties.putAll(run.properties());
      environment
          .getPropertySources()
          .addFirst(new MapPropertySource("bursar-servers", properties));
    } catch (RuntimeException e) {
      run.close();
      throw e;
    }
    // Beans are destroyed in the reverse order of their registration: the first is the last.
    ((DefaultListableBeanFactory) context.getBeanFactory())
        .registerDisposableBean("bursarServers", run::close);
    context.addApplicationListener(
        event -> {
          if (event instanceof ContextRefreshedEvent) {
            run.begun();
          }
        });
  }

  private static DataFolder open(ConfigurableEnvironment environment) {
    return DataFolder.open(
        Path.of(environment.getRequiredProperty("bursar.data")),
        environment.getProperty("server.port", Integer.class, 0));
  }

  private static List<Supplier<Server>> servers(ConfigurableEnvironment environment, HubRun run) {
    Path data = run.data();
    try {
      Orphans.clean(data).forEach(LOG::info);
      if (run.afterACrash()) {
        LOG.info("The run before did not end cleanly; what it kept beside the bus is restored.");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("what a killed run left in " + data + " stays", e);
    }
    boolean fsync = environment.getProperty("bursar.fsync", Boolean.class, false);
    Map<String, String> broker = fsync ? Map.of("log.flush.interval.messages", "1") : Map.of();
    requireOutside(environment);
    List<Supplier<Server>> servers = new ArrayList<>();
    servers.add(
        environment.containsProperty(OutsideKafka.BOOTSTRAP)
            ? () -> OutsideKafka.of(environment).reached()
            : () -> EmbeddedKafka.start(data.resolve("kafka"), broker));
    servers.add(
        environment.containsProperty(OutsideRedis.URI)
            ? () -> OutsideRedis.of(environment).reached()
            : () -> EmbeddedRedis.start(data));
    servers.add(
        environment.containsProperty(OutsidePostgres.URL)
            ? () -> OutsidePostgres.of(environment).reached()
            : () -> EmbeddedPostgres.start(data));
    return servers;
  }

  private static void requireOutside(ConfigurableEnvironment environment) {
    if (!environment.getProperty("bursar.external", Boolean.class, false)) {
      return;
    }
    List<String> missing =
        List.of(OutsideKafka.BOOTSTRAP, OutsideRedis.URI, OutsidePostgres.URL).stream()
            .filter(name -> !environment.containsProperty(name))
            .toList();
    if (!missing.isEmpty()) {
      throw new ProgramProblem(
          ProgramCode.SERVER_MISSING, "--external is given without " + String.join(", ", missing));
    }
  }
}
