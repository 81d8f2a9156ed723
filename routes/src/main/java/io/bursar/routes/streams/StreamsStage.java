package io.bursar.routes.streams;

import io.bursar.routes.bus.BusConnection;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/** Runs one topology: starts it, says how it is, and stops it with a last commit. */
public final class StreamsStage implements SmartLifecycle, HealthIndicator {

  private static final Logger LOG = LoggerFactory.getLogger(StreamsStage.class);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(20);

  private final String application;
  private final Topology topology;
  private final Properties settings;
  private final LocalState local;
  private final Runnable beforeStart;
  private Optional<KafkaStreams> running = Optional.empty();

  /**
   * A topology that is not yet running.
   *
   * @param beforeStart throws when it must not start
   */
  public StreamsStage(
      String application,
      Topology topology,
      BusConnection connection,
      StreamsSettings settings,
      int commitMillis,
      Runnable beforeStart) {
    this.application = application;
    this.topology = topology;
    this.settings = settings.of(connection, application, commitMillis);
    this.local = new LocalState(settings.stateDirectory(), application);
    this.beforeStart = beforeStart;
  }

  @Override
  public synchronized void start() {
    beforeStart.run();
    local.begin();
    KafkaStreams streams = new KafkaStreams(topology, settings);
    streams.setUncaughtExceptionHandler(
        failure -> {
          LOG.error("{} met a failure and begins again where it was", application, failure);
          return StreamThreadExceptionResponse.REPLACE_THREAD;
        });
    streams.start();
    running = Optional.of(streams);
  }

  @Override
  public synchronized void stop() {
    running.ifPresent(
        streams -> {
          if (streams.close(STOP_WITHIN)) {
            local.end();
          } else {
            LOG.warn("{} did not stop within {}", application, STOP_WITHIN);
          }
        });
    running = Optional.empty();
  }

  @Override
  public synchronized boolean isRunning() {
    return running.isPresent();
  }

  @Override
  public synchronized Health health() {
    State state = running.map(KafkaStreams::state).orElse(State.NOT_RUNNING);
    Health.Builder health = state == State.RUNNING ? Health.up() : Health.down();
    return health.withDetail("state", state.name()).build();
  }
}
