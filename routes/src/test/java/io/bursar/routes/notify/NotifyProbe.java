package io.bursar.routes.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bursar.core.configuration.SecretText;
import io.bursar.core.configuration.Target;
import io.bursar.core.decision.Decision;
import io.bursar.routes.bus.DeliveryEvent;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.TargetsEvent;
import io.bursar.routes.bus.Topic;
import io.bursar.routes.bus.control.ControlView;
import io.bursar.routes.testing.BusProbe;
import io.bursar.routes.testing.Decisions;
import io.bursar.routes.testing.Receiver;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** Configures targets, decides, and reads from the bus what became of it. */
final class NotifyProbe implements AutoCloseable {

  /** In each target's address or signature, and to be seen nowhere else. */
  static final String SECRET = "s3cr3t-key";

  static final String SECRET_PATH = "s3cr3t-path";

  private static final Duration SOON = Duration.ofMinutes(1);

  // One numbering for all of a process: what was decided before stays on the bus.
  private static long numbers;

  private final String bootstrap;
  private final ControlView control;
  private final BusProbe bus;
  private Optional<TargetsEvent> configured = Optional.empty();

  NotifyProbe(String bootstrap, ControlView control) {
    this.bootstrap = bootstrap;
    this.control = control;
    bus = new BusProbe(bootstrap, Topic.DELIVERIES);
  }

  /** These from now on and no others. */
  void targets(Target... targets) {
    configured =
        Optional.of(TargetsEvent.after(configured, List.of(targets), List.of(), Instant.now()));
    control.publish(TargetsEvent.KEY, EventType.TARGETS, configured.get());
  }

  static Target slack(String name, Receiver receiver) {
    return new Target.Slack(name, new SecretText(receiver.url("/services/T0/B0/" + SECRET_PATH)));
  }

  static Target webhook(String name, Receiver receiver) {
    return new Target.Webhook(name, new SecretText(receiver.url("/hook")), new SecretText(SECRET));
  }

  /** A decision that everybody is to hear of. */
  Decision decide() {
    return decide(List.of());
  }

  Decision decide(List<String> to) {
    Decision decision =
        Decisions.decision(
            ++numbers, Decision.Status.APPLIED, to, List.of(Decisions.cut()), Optional.empty());
    bus.write(Topic.DECISIONS, "acme", EventType.DECISION, decision.id(), decision);
    return decision;
  }

  /** Something in the place of a decision. */
  void decide(byte[] record) {
    bus.write(Topic.DECISIONS, "acme", EventType.DECISION, "bad", record);
  }

  List<DeliveryEvent> events() {
    return bus.read(EventType.DELIVERY, DeliveryEvent.class);
  }

  List<DeliveryEvent> events(Decision decision, String target) {
    return events().stream()
        .filter(event -> event.decision().equals(decision.id()) && event.target().equals(target))
        .toList();
  }

  /** Waits until these are all the attempts to tell a target of a decision, in this order. */
  void awaitStates(Decision decision, String target, DeliveryEvent.State... states) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(events(decision, target))
                    .extracting(DeliveryEvent::state)
                    .containsExactly(states));
  }

  /** Waits until so much has come. */
  static void awaitCalls(Receiver receiver, int calls) {
    await().atMost(SOON).untilAsserted(() -> assertThat(receiver.calls()).hasSize(calls));
  }

  /** Waits until a group has done decisions for good. */
  void awaitCommitted(String group) {
    await().atMost(SOON).until(() -> committed(group) > 0);
  }

  private long committed(String group) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
      return admin
          .listConsumerGroupOffsets(group)
          .partitionsToOffsetAndMetadata()
          .get()
          .entrySet()
          .stream()
          .filter(entry -> entry.getKey().topic().equals(Topic.DECISIONS.topicName()))
          .mapToLong(entry -> entry.getValue().offset())
          .sum();
    }
  }

  @Override
  public void close() {
    bus.close();
  }
}
