package io.bursar.routes.clean;

import io.bursar.routes.bus.StageMeter;
import io.bursar.routes.bus.StageName;
import io.bursar.routes.bus.Term;
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
    StageName name = StageName.of(Stage.CLEAN.word());
    return new Cleaner(
        new AcceptedRules(control::revision),
        control::catchUp,
        new StageMeter(meters, name, Term.APPLIED, Term.REJECTED));
  }
}
