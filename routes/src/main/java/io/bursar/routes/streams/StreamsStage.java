package io.bursar.routes.streams;

import io.bursar.routes.bus.BusConnection;
import io.bursar.routes.bus.BusReaders;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.TopologyDescription.Source;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.SmartLifecycle;

/** Runs one topology: starts it, says how it is, and stops it with a last commit. */
public final class StreamsStage implements SmartLifecycle, HealthIndicator, BusReaders {

  private static final Logger LOG = LoggerFactory.getLogger(StreamsStage.class);
  private static final Duration STOP_WITHIN = Duration.ofSeconds(20);
  private static final Duration SETTLED = Duration.ofSeconds(10);
  private static final Set<String> NOT_ALIVE = Set.of("DEAD", "PENDING_SHUTDOWN");

  private final String application;
  private final Topology topology;
  private final Properties settings;
  private final LocalState local;
  private final Runnable beforeStart;
  private final int threadsWanted;
  private final AtomicLong failedAt = new AtomicLong(System.nanoTime() - SETTLED.toNanos());
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
    this.threadsWanted = settings.threads();
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
          failedAt.set(System.nanoTime());
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
    long threads = running.map(StreamsStage::alive).orElse(0L);
    boolean up = state == State.RUNNING && threads >= threadsWanted && !justFailed();
    Health.Builder health = up ? Health.up() : Health.down();
    return health.withDetail("state", state.name()).withDetail("threads", threads).build();
  }

  /** What it reads, under the name of the application. */
  @Override
  public Map<String, Set<String>> topicsByGroup() {
    Set<String> read =
        topology.describe().subtopologies().stream()
            .flatMap(part -> part.nodes().stream())
            .filter(Source.class::isInstance)
            .flatMap(node -> ((Source) node).topicSet().stream())
            .collect(Collectors.toSet());
    return Map.of(application, read);
  }

  private static long alive(KafkaStreams streams) {
    return streams.metadataForLocalThreads().stream()
        .filter(thread -> !NOT_ALIVE.contains(thread.threadState()))
        .count();
  }

  /**
   * A thread that failed is replaced at once. One that fails again and again would look well
   * between two failures, so it has to work for a while before it counts as up.
   */
  private boolean justFailed() {
    return System.nanoTime() - failedAt.get() < SETTLED.toNanos();
  }
}
