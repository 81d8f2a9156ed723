package io.bursar.routes.forecast;

import io.bursar.forecasting.serving.Foresight;
import io.bursar.routes.bus.BusConnection;
import io.bursar.routes.bus.GroupWait;
import io.bursar.routes.bus.StageMeter;
import io.bursar.routes.bus.StageName;
import io.bursar.routes.bus.Term;
import io.bursar.routes.bus.Topic;
import io.bursar.routes.bus.control.ControlView;
import io.bursar.routes.stage.RunsStage;
import io.bursar.routes.stage.Stage;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.JdbcTemplate;

/** The beans that the route of {@code camel/forecast.camel.yaml} names. */
@Configuration(proxyBeanMethods = false)
@RunsStage(Stage.FORECAST)
class ForecastConfiguration {

  private static final Logger LOG = LoggerFactory.getLogger(ForecastConfiguration.class);

  /** The consumer group of the view that the history is read from. */
  private static final String RECORDS = "bursar.views-usage";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Some ten thousand nodes are written in half of it. */
  private static final Duration PATIENCE_WITH_REDIS = Duration.ofSeconds(10);

  @Bean
  OnlineFeatures onlineFeatures(StringRedisTemplate redis) {
    return new OnlineFeatures(redis, PATIENCE_WITH_REDIS);
  }

  @Bean
  Foreseer foreseer(
      ControlView control,
      BusConnection connection,
      DataSource source,
      Foresight foresight,
      MeterRegistry meters) {
    JdbcTemplate postgres = new JdbcTemplate(source);
    StageName name = StageName.of(Stage.FORECAST.word());
    return new Foreseer(
        control::revision,
        () -> awaitRecords(new GroupWait(connection)),
        new SpendHistory(postgres),
        new PastForecasts(postgres),
        foresight,
        new StageMeter(meters, name, Term.APPLIED, Term.REJECTED),
        Clock.systemUTC());
  }

  /** Usage stands in PostgreSQL a second or two after the ledger said it. */
  private static void awaitRecords(GroupWait records) {
    if (!records.await(RECORDS, Topic.USAGE, PATIENCE)) {
      LOG.warn("PostgreSQL does not have all usage yet; foreseeing with what it has");
    }
  }
}
