package io.bursar.hub.api;

import io.bursar.routes.stage.Stage;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/** Adds the API's route file where charges are collected: its operations need collect's routes. */
public final class ApiRoutes implements EnvironmentPostProcessor, Ordered {

  private static final String FURTHER = "bursar.routes.further";

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    if (Stage.parse(environment.getProperty(Stage.PROPERTY, "")).contains(Stage.COLLECT)) {
      String files = ",classpath:camel/api.camel.yaml" + environment.getProperty(FURTHER, "");
      environment
          .getPropertySources()
          .addFirst(new MapPropertySource("bursar-api-routes", Map.of(FURTHER, files)));
    }
  }

  /** Before the stages' own, which reads the property; after the configuration files are known. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE - 1;
  }
}
