package io.bursar.routes.forecast;

import io.bursar.forecasting.serving.Foresight;
import io.bursar.routes.bus.StageMeter;
import io.bursar.routes.bus.StageName;
import io.bursar.routes.bus.Term;
import io.bursar.routes.bus.control.ControlView;
import io.bursar.routes.stage.RunsStage;
import io.bursar.routes.stage.Stage;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** The bean that the route of {@code camel/forecast.camel.yaml} names. */
@Configuration(proxyBeanMethods = false)
@RunsStage(Stage.FORECAST)
class ForecastConfiguration {

  @Bean
  Foreseer foreseer(ControlView control, DataSource source, MeterRegistry meters) {
    JdbcTemplate postgres = new JdbcTemplate(source);
    StageName name = StageName.of(Stage.FORECAST.word());
    return new Foreseer(
        control::revision,
        new SpendHistory(postgres),
        new PastForecasts(postgres),
        new Foresight(),
        new StageMeter(meters, name, Term.APPLIED, Term.REJECTED),
        Clock.systemUTC());
  }
}
