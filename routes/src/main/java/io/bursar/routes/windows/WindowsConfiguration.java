package io.bursar.routes.windows;

import io.bursar.routes.bus.BusConnection;
import io.bursar.routes.bus.BusTopics;
import io.bursar.routes.bus.StageMeter;
import io.bursar.routes.bus.Term;
import io.bursar.routes.bus.Traces;
import io.bursar.routes.stage.RunsStage;
import io.bursar.routes.stage.Stage;
import io.bursar.routes.streams.StreamsSettings;
import io.bursar.routes.streams.StreamsStage;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StreamsSettings.class)
@RunsStage(Stage.LEDGER)
class WindowsConfiguration {

  /** Names the consumer group, the transactions and the changelog: never changes. */
  private static final String APPLICATION = "bursar.windows";

  private static final int COMMIT_MILLIS = 2500;

  @Bean
  StreamsStage windowsStage(
      BusConnection connection,
      StreamsSettings settings,
      MeterRegistry meters,
      Traces traces,
      BusTopics ignoredTopicsFirst) {
    StageMeter meter = new StageMeter(meters, WindowsProcessor.NAME, Term.APPLIED, Term.OTHER);
    return new StreamsStage(
        APPLICATION,
        WindowsTopology.topology(meter, traces),
        connection,
        settings,
        COMMIT_MILLIS,
        () -> {});
  }
}
