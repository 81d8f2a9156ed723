package io.bursar.routes.collect;

import io.bursar.routes.bus.BusTopics;
import io.bursar.routes.bus.StageMeter;
import io.bursar.routes.bus.StageName;
import io.bursar.routes.bus.Term;
import io.bursar.routes.bus.Topic;
import io.bursar.routes.bus.Traces;
import io.bursar.routes.bus.control.ControlView;
import io.bursar.routes.stage.RunsStage;
import io.bursar.routes.stage.Stage;
import io.bursar.routes.views.ImportsView;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.CamelContext;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that collect.camel.yaml names. */
@Configuration(proxyBeanMethods = false)
@RunsStage(Stage.COLLECT)
class CollectConfiguration {

  @Bean
  StageMeter collectMeter(MeterRegistry registry) {
    return new StageMeter(
        registry,
        StageName.of(Stage.COLLECT.word()),
        Term.COLLECTED,
        Term.REFUSED,
        Term.REJECTED,
        Term.SKIPPED);
  }

  @Bean
  ImportStart importStart(ControlView control, StageMeter collectMeter, BusTopics topics) {
    return new ImportStart(
        control,
        collectMeter,
        Clock.systemUTC(),
        () -> UUID.randomUUID().toString(),
        () -> topics.partitions(Topic.CHARGES_COLLECTED));
  }

  @Bean
  EventDoor eventDoor(StageMeter collectMeter, Traces traces) {
    return new EventDoor(collectMeter, traces, System::nanoTime);
  }

  @Bean
  ImportDoor importDoor(
      ImportStart imports, ControlView control, ObjectProvider<ImportsView> counts) {
    return new ImportDoor(imports, control, Optional.ofNullable(counts.getIfAvailable()));
  }

  @Bean
  FeedRoutes feedRoutes(
      CamelContext camel,
      ControlView control,
      ImportStart imports,
      @Value("${bursar.data:data}") Path data) {
    return new FeedRoutes(camel, control, imports, data);
  }
}
