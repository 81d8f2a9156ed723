package io.bursar.routes.ledger;

import io.bursar.routes.bus.BusConnection;
import io.bursar.routes.bus.BusTopics;
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
class LedgerConfiguration {

  /** Names the consumer group, the transactions and the changelog: never changes. */
  private static final String APPLICATION = "bursar.ledger";

  /** What somebody waits for asks for a commit of its own; the rest may wait so long. */
  private static final int COMMIT_MILLIS = 1000;

  @Bean
  StreamsStage ledgerStage(
      BusConnection connection,
      StreamsSettings settings,
      MeterRegistry meters,
      Traces traces,
      BusTopics ignoredTopicsFirst) {
    JournalGuard guard = new JournalGuard(connection, APPLICATION);
    return new StreamsStage(
        APPLICATION,
        LedgerTopology.of(new LedgerMeter(meters), traces),
        connection,
        settings,
        COMMIT_MILLIS,
        guard::check);
  }
}
