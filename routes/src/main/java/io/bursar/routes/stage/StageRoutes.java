package io.bursar.routes.stage;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Tells Camel which route files to load: those of the stages that this process runs. And what to
 * trace of them.
 */
public final class StageRoutes implements EnvironmentPostProcessor {

  /**
   * Camel's tracer makes a span an exchange, in a trace that it begins where it finds none. That
   * suits a call of the API; of a batch, the bus traces each record by itself.
   */
  private static final String CARRYING_BATCHES = "kamelet:*,kafka:*,timer:*,file:*";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    String files =
        Stage.parse(environment.getProperty(Stage.PROPERTY, "")).stream()
            .flatMap(stage -> stage.routeFile().stream())
            .collect(Collectors.joining(","));
    environment
        .getPropertySources()
        .addLast(
            new MapPropertySource(
                "bursar-stages",
                Map.of(
                    "camel.main.routes-include-pattern",
                    "classpath:camel/bus.camel.yaml,"
                        + files
                        + environment.getProperty("bursar.routes.further", ""),
                    "camel.opentelemetry2.enabled",
                    String.valueOf(hasReceiver(environment)),
                    "camel.opentelemetry2.exclude-patterns",
                    CARRYING_BATCHES)));
  }

  /**
   * Without one, Camel's tracer would look at every exchange for nobody: a fifth of an API call.
   */
  private static boolean hasReceiver(ConfigurableEnvironment environment) {
    return Stream.of("bursar.otlp.endpoint", "otel.exporter.otlp.endpoint")
        .anyMatch(name -> !environment.getProperty(name, "").isBlank());
  }
}
