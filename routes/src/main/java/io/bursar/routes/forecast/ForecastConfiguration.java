package io.bursar.routes.forecast;

import io.bursar.forecasting.registry.ModelRegistry;
import io.bursar.forecasting.serving.Foresight;
import io.bursar.forecasting.serving.ModelShelf;
import io.bursar.routes.bus.StageMeter;
import io.bursar.routes.bus.StageName;
import io.bursar.routes.bus.Term;
import io.bursar.routes.bus.control.ControlView;
import io.bursar.routes.stage.RunsStage;
import io.bursar.routes.stage.Stage;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

/** The bean that the route of {@code camel/forecast.camel.yaml} names. */
@Configuration(proxyBeanMethods = false)
@RunsStage(Stage.FORECAST)
class ForecastConfiguration {

  /** What {@code ./bursar model promote} says is found at the next forecast. */
  @Bean
  ModelShelf modelShelf(@Value("${bursar.models:${bursar.data:data}/models}") Path models) {
    return new ModelShelf(new ModelRegistry(models));
  }

  @Bean
  Foreseer foreseer(
      ControlView control, DataSource source, ModelShelf shelf, MeterRegistry meters) {
    JdbcTemplate postgres = new JdbcTemplate(source);
    StageName name = StageName.of(Stage.FORECAST.word());
    return new Foreseer(
        control::revision,
        new SpendHistory(postgres),
        new PastForecasts(postgres),
        new Foresight(shelf),
        new StageMeter(meters, name, Term.APPLIED, Term.REJECTED),
        Clock.systemUTC());
  }
}
