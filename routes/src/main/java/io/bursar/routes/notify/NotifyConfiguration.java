package io.bursar.routes.notify;

import io.bursar.adapters.delivery.RetryPolicy;
import io.bursar.routes.bus.RevisionEvent;
import io.bursar.routes.bus.TargetsEvent;
import io.bursar.routes.bus.control.ControlView;
import io.bursar.routes.delivery.Asked;
import io.bursar.routes.delivery.DecisionLookup;
import io.bursar.routes.delivery.DeliveryGates;
import io.bursar.routes.delivery.DeliveryMeters;
import io.bursar.routes.delivery.Purpose;
import io.bursar.routes.delivery.TargetRoutes;
import io.bursar.routes.stage.RunsStage;
import io.bursar.routes.stage.Stage;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that the routes of {@code camel/notify.camel.yaml} name. */
@Configuration(proxyBeanMethods = false)
@RunsStage(Stage.NOTIFY)
class NotifyConfiguration {

  @Bean
  Notices notices(
      DecisionLookup lookup, DeliveryGates gates, DeliveryMeters meters, ControlView control) {
    return new Notices(
        new Asked(Purpose.NOTIFY, lookup, meters),
        gates,
        new Sentence(
            Clock.systemUTC(),
            tenant ->
                control
                    .revision(tenant)
                    .map(RevisionEvent::configuration)
                    .map(configuration -> configuration.zone())),
        target ->
            control
                .find(TargetsEvent.KEY, TargetsEvent.class)
                .map(event -> event.since(target))
                .orElse(Instant.EPOCH));
  }

  @Bean
  NotifyTargets notifyTargets(
      ControlView control,
      CamelContext camel,
      DeliveryGates gates,
      RetryPolicy policy,
      @Value("${bursar.data:data}") Path dataFolder) {
    return new NotifyTargets(
        () -> control.find(TargetsEvent.KEY, TargetsEvent.class),
        new TargetRoutes(Purpose.NOTIFY, camel, gates, policy.longestDelivery().toMillis()),
        dataFolder);
  }

  /** Whoever finds the hub ready finds its targets, too; from then on the timer follows changes. */
  @Bean
  ApplicationRunner notifyTargetsAtStart(NotifyTargets targets) {
    return arguments -> targets.refresh();
  }
}
