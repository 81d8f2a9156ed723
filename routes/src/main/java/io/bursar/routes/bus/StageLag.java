package io.bursar.routes.bus;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Reports how many records each reader of this process has still to take: the pending term of
 * invariant B. It looks every few seconds, off the path that records take.
 */
final class StageLag implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(StageLag.class);

  private final BusConnection connection;
  private final List<BusReaders> readers;
  private final Duration interval;
  private final MultiGauge gauge;
  private Optional<ScheduledExecutorService> looking = Optional.empty();
  private Optional<GroupLag> looked = Optional.empty();
  private boolean failed;

  StageLag(
      BusConnection connection,
      List<BusReaders> readers,
      MeterRegistry registry,
      Duration interval) {
    this.connection = connection;
    this.readers = List.copyOf(readers);
    this.interval = interval;
    this.gauge = MultiGauge.builder(Metric.STAGE_LAG.meter()).register(registry);
  }

  @Override
  public synchronized void start() {
    GroupLag lag = new GroupLag(connection);
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread one = new Thread(task, "bursar-lag");
              one.setDaemon(true);
              return one;
            });
    long millis = interval.toMillis();
    // It ends with its thread, and look() catches what could end it before.
    Future<?> unused =
        thread.scheduleWithFixedDelay(() -> look(lag), millis, millis, TimeUnit.MILLISECONDS);
    looking = Optional.of(thread);
    looked = Optional.of(lag);
  }

  private void look(GroupLag lag) {
    try {
      Map<String, Set<String>> topics = new HashMap<>();
      for (BusReaders some : readers) {
        some.topicsByGroup()
            .forEach(
                (group, read) -> topics.computeIfAbsent(group, g -> new HashSet<>()).addAll(read));
      }
      report(topics.isEmpty() ? Map.of() : lag.of(topics));
      failed = false;
    } catch (ExecutionException | KafkaException e) {
      // What is not known is not told: an old number would look like a good one.
      report(Map.of());
      if (!failed) {
        LOG.warn("The bus does not say how far its readers are: {}", e.getMessage());
      }
      failed = true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      report(Map.of());
      LOG.error("The readers' lag cannot be measured", e);
    }
  }

  private void report(Map<String, Long> behind) {
    List<MultiGauge.Row<?>> rows =
        behind.entrySet().stream()
            .<MultiGauge.Row<?>>map(
                one -> {
                  StageName name = StageName.ofGroup(one.getKey());
                  Tags tags = Tags.of("stage", name.stage(), "route", name.route());
                  return MultiGauge.Row.of(tags, one.getValue());
                })
            .toList();
    gauge.register(rows, true);
  }

  @Override
  public synchronized void stop() {
    looking.ifPresent(
        thread -> {
          // The clients are closed by the thread that uses them.
          looked.ifPresent(lag -> thread.execute(lag::close));
          thread.shutdown();
        });
    looking = Optional.empty();
  }

  @Override
  public synchronized boolean isRunning() {
    return looking.isPresent();
  }
}
