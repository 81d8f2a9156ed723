package io.bursar.routes.notify;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;

/** The stage notify as a process of its own, to be killed. */
final class NotifyProcess {

  private NotifyProcess() {}

  /**
   * Runs until it is killed.
   *
   * @param arguments the broker's address
   */
  public static void main(String[] arguments) {
    SpringApplication stage = new SpringApplication(Stages.class);
    stage.setDefaultProperties(
        Map.of(
            "bursar.stages", "notify",
            "bursar.kafka.bootstrap", arguments[0],
            // Who was killed is missed after this long; Kafka's default of 45 s is long for a test.
            "camel.component.kafka.session-timeout-ms", "15000",
            "camel.component.kafka.heartbeat-interval", "1000",
            "camel.main.run-controller", "true",
            "spring.main.web-application-type", "none",
            "logging.level.root", "warn"));
    stage.run();
  }

  @Configuration(proxyBeanMethods = false)
  @EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
  @ComponentScan(
      basePackages = {
        "io.bursar.routes.bus",
        "io.bursar.routes.delivery",
        "io.bursar.routes.notify"
      },
      excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Test\\$.*"))
  static class Stages {}
}
