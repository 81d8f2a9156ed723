package io.bursar.routes.collect;

import io.bursar.routes.bus.StageMeter;
import io.bursar.routes.stage.RunsStage;
import io.bursar.routes.stage.Stage;
import io.micrometer.core.instrument.MeterRegistry;
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
}
