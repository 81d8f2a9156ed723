package io.bursar.routes.adjust;

import io.bursar.adapters.delivery.RetryPolicy;
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
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that the routes of {@code camel/adjust.camel.yaml} name. */
@Configuration(proxyBeanMethods = false)
@RunsStage(Stage.ADJUST)
class AdjustConfiguration {

  @Bean
  Adjustments adjustments(
      DecisionLookup lookup, DeliveryGates gates, DeliveryMeters meters, ControlView control) {
    return new Adjustments(
        new Asked(Purpose.ADJUST, lookup, meters),
        gates,
        () -> control.find(TargetsEvent.KEY, TargetsEvent.class));
  }

  @Bean
  AdjustTargets adjustTargets(
      ControlView control,
      CamelContext camel,
      DeliveryGates gates,
      RetryPolicy policy,
      @Value("${bursar.data:data}") Path dataFolder) {
    return new AdjustTargets(
        () -> control.find(TargetsEvent.KEY, TargetsEvent.class),
        new TargetRoutes(Purpose.ADJUST, camel, gates, policy.longestDelivery().toMillis()),
        dataFolder);
  }

  /** Whoever finds the hub ready finds its targets, too; from then on the timer follows changes. */
  @Bean
  ApplicationRunner adjustTargetsAtStart(AdjustTargets targets) {
    return arguments -> targets.refresh();
  }
}
