package io.bursar.routes.collect;

import io.bursar.routes.bus.StageMeter;
import io.bursar.routes.bus.control.ControlView;
import io.bursar.routes.stage.RunsStage;
import io.bursar.routes.stage.Stage;
import io.bursar.routes.views.ImportsView;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that collect.camel.yaml names. */
@Configuration(proxyBeanMethods = false)
@RunsStage(Stage.COLLECT)
class CollectConfiguration {

  @Bean
  StageMeter collectMeter(MeterRegistry registry) {
    return new StageMeter(registry, Stage.COLLECT.word());
  }

  @Bean
  EventDoor eventDoor(StageMeter collectMeter) {
    return new EventDoor(collectMeter);
  }

  @Bean
  ImportDoor importDoor(
      ControlView control, ObjectProvider<ImportsView> counts, StageMeter collectMeter) {
    return new ImportDoor(
        control,
        Optional.ofNullable(counts.getIfAvailable()),
        collectMeter,
        Clock.systemUTC(),
        () -> UUID.randomUUID().toString());
  }
}
