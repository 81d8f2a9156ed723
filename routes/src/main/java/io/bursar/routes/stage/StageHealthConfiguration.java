package io.bursar.routes.stage;

import io.bursar.routes.bus.StageName;
import java.util.function.Predicate;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.kafka.KafkaEndpoint;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * One component of readiness for each stage that this process runs and that is made of routes; the
 * ledger's topologies speak for themselves.
 */
@Configuration(proxyBeanMethods = false)
class StageHealthConfiguration {

  @Bean
  @RunsStage(Stage.COLLECT)
  HealthIndicator collectStage(CamelContext camel) {
    return new RoutesHealth(camel, of(Stage.COLLECT));
  }

  @Bean
  @RunsStage(Stage.CLEAN)
  HealthIndicator cleanStage(CamelContext camel) {
    return new RoutesHealth(camel, of(Stage.CLEAN));
  }

  @Bean
  @RunsStage(Stage.FORECAST)
  HealthIndicator forecastStage(CamelContext camel) {
    return new RoutesHealth(camel, of(Stage.FORECAST));
  }

  @Bean
  @RunsStage(Stage.VIEWS)
  HealthIndicator viewsStage(CamelContext camel) {
    return new RoutesHealth(camel, of(Stage.VIEWS));
  }

  @Bean
  @RunsStage(Stage.ADJUST)
  HealthIndicator adjustStage(CamelContext camel) {
    return new RoutesHealth(camel, of(Stage.ADJUST));
  }

  @Bean
  @RunsStage(Stage.NOTIFY)
  HealthIndicator notifyStage(CamelContext camel) {
    return new RoutesHealth(camel, of(Stage.NOTIFY));
  }

  /**
   * By its id, which begins with the stage's name; or, for the route inside of bus-source that
   * really reads, by the consumer group.
   */
  private static Predicate<Route> of(Stage stage) {
    return route -> {
      boolean reads = route.getEndpoint() instanceof KafkaEndpoint;
      String name =
          reads
              ? ((KafkaEndpoint) route.getEndpoint()).getConfiguration().getGroupId()
              : route.getRouteId();
      return StageName.ofGroup(name).stage().equals(stage.word());
    };
  }
}
