package io.bursar.routes.notify;

import io.bursar.adapters.delivery.RetryPolicy;
import io.bursar.adapters.message.Notice;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.DeliveryEvent;
import io.bursar.routes.bus.DeliveryEvent.State;
import io.bursar.routes.bus.Traces;
import io.bursar.routes.delivery.Asked;
import io.bursar.routes.delivery.Deliveries;
import io.bursar.routes.delivery.DeliveryGates;
import io.bursar.routes.delivery.DeliveryMeters;
import io.bursar.routes.delivery.Purpose;
import io.bursar.routes.delivery.TargetRoutes;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.CamelContext;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * What the route of a target needs, between a bus and a target that fail as planned. No
 * {@code @Configuration}: others that look for beans in this package are not to find it.
 */
@EnableAutoConfiguration(exclude = DataSourceAutoConfiguration.class)
class DeliveryLoopHub {
  @Bean
  BusDouble busDouble() {
    return new BusDouble();
  }

  @Bean
  TargetDouble targetDouble() {
    return new TargetDouble();
  }

  @Bean
  MeterRegistry meters() {
    return new SimpleMeterRegistry();
  }

  @Bean
  DeliveryGates deliveryGates() {
    return new DeliveryGates();
  }

  @Bean
  DeliveryMeters deliveryMeters(MeterRegistry meters) {
    return new DeliveryMeters(meters);
  }

  @Bean
  Deliveries deliveries(DeliveryGates gates, DeliveryMeters meters) {
    RetryPolicy policy =
        new RetryPolicy(
            3,
            Duration.ofMillis(10),
            Duration.ofMillis(20),
            Duration.ofSeconds(60),
            Duration.ofSeconds(1));
    Traces traces = new Traces(OpenTelemetry.noop().getTracer("test"));
    return new Deliveries(policy, gates, meters, traces, Clock.systemUTC(), () -> 0.5);
  }

  @Bean
  Notices notices(DeliveryGates gates, DeliveryMeters meters) {
    return new Notices(
        new Asked(Purpose.NOTIFY, (tenant, decision, number) -> Optional.empty(), meters),
        gates,
        new Sentence(Clock.systemUTC(), tenant -> Optional.empty()),
        target -> Instant.EPOCH);
  }

  @Bean
  NotifyTargets notifyTargets(CamelContext camel, DeliveryGates gates) {
    return new NotifyTargets(
        Optional::empty, new TargetRoutes(Purpose.NOTIFY, camel, gates, 1), Path.of("."));
  }

  /** Takes records, or fails. */
  static final class BusDouble {
    final List<BusRecord> records = new CopyOnWriteArrayList<>();
    final Deque<Exception> failures = new ArrayDeque<>();

    public void take(List<BusRecord> batch) throws Exception {
      if (!failures.isEmpty()) {
        throw failures.poll();
      }
      records.addAll(batch);
    }

    List<DeliveryEvent> events() {
      return records.stream().map(one -> BusJson.read(one.value(), DeliveryEvent.class)).toList();
    }

    List<State> states() {
      return events().stream().map(DeliveryEvent::state).toList();
    }

    void clear() {
      records.clear();
      failures.clear();
    }
  }

  /** Takes notices, or fails. */
  static final class TargetDouble {
    final List<Notice> taken = new CopyOnWriteArrayList<>();
    final Deque<Exception> failures = new ArrayDeque<>();

    public void send(Notice notice) throws Exception {
      if (!failures.isEmpty()) {
        throw failures.poll();
      }
      taken.add(notice);
    }

    void clear() {
      taken.clear();
      failures.clear();
    }
  }
}
