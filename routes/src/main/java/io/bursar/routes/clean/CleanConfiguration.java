package io.bursar.routes.clean;

import io.bursar.routes.bus.StageMeter;
import io.bursar.routes.bus.control.ControlView;
import io.bursar.routes.stage.RunsStage;
import io.bursar.routes.stage.Stage;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@RunsStage(Stage.CLEAN)
class CleanConfiguration {

  @Bean
  Cleaner cleaner(ControlView control, MeterRegistry meters) {
    return new Cleaner(new AcceptedRules(control), new StageMeter(meters, Stage.CLEAN.word()));
  }
}
