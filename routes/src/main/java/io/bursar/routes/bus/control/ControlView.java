package io.bursar.routes.bus.control;

import io.bursar.routes.bus.BusConnection;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.ImportEvent;
import io.bursar.routes.bus.KeyEvent;
import io.bursar.routes.bus.RevisionEvent;
import io.bursar.routes.bus.Topic;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Topic control as every process sees it: accepted revisions, keys and imports, in memory, read
 * from the first record at start and followed from then on.
 */
public final class ControlView implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ControlView.class);
  private static final TopicPartition CONTROL = new TopicPartition(Topic.CONTROL.topicName(), 0);

  /** How long somebody waits who wants to see what was written. */
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Map<String, Object> byKey = new ConcurrentHashMap<>();
  private final Map<String, RevisionEvent> revisions = new ConcurrentHashMap<>();
  private final Object moved = new Object();
  private final BusConnection connection;
  private final KafkaConsumer<String, byte[]> consumer;
  private final KafkaProducer<String, byte[]> producer;
  private final Thread follower = new Thread(this::follow, "bursar-control");
  private volatile long position;

  public ControlView(BusConnection connection) {
    this.connection = connection;
    Map<String, Object> reading = new HashMap<>(connection.client());
    reading.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    // One partition, and a broker answers at once when there is something.
    reading.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 200);
    consumer = new KafkaConsumer<>(reading, new StringDeserializer(), new ByteArrayDeserializer());
    Map<String, Object> writing = new HashMap<>(connection.client());
    writing.put(ProducerConfig.ACKS_CONFIG, "all");
    writing.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 17 * 1024 * 1024);
    producer = new KafkaProducer<>(writing, new StringSerializer(), new ByteArraySerializer());
  }

  /** Reads all there is, then follows in a thread of its own. */
  public void start() {
    consumer.assign(List.of(CONTROL));
    consumer.seekToBeginning(List.of(CONTROL));
    long end = consumer.endOffsets(List.of(CONTROL)).get(CONTROL);
    while (consumer.position(CONTROL) < end) {
      read();
    }
    follower.setDaemon(true);
    follower.start();
  }

  /** The revision in force for a tenant. */
  public Optional<RevisionEvent> revision(String tenant) {
    return Optional.ofNullable(revisions.get(tenant));
  }

  /** Tenants with a revision in force. */
  public Collection<String> tenants() {
    return revisions.keySet();
  }

  /** The key with that id. */
  public Optional<KeyEvent> key(String id) {
    return find("key/" + id, KeyEvent.class);
  }

  /** The import with that id. */
  public Optional<ImportEvent> importOf(String id) {
    return find("import/" + id, ImportEvent.class);
  }

  /** What stands under a control key, when it is of that type. */
  public <T> Optional<T> find(String controlKey, Class<T> type) {
    return Optional.ofNullable(byKey.get(controlKey)).filter(type::isInstance).map(type::cast);
  }

  /** All values of that type, in no order. */
  public <T> List<T> all(Class<T> type) {
    return byKey.values().stream().filter(type::isInstance).map(type::cast).toList();
  }

  /**
   * Writes one value and waits until this view has it.
   *
   * @throws IllegalStateException when the brokers do not take it, or do not give it back in time
   */
  public void publish(String controlKey, EventType type, Object value) {
    ProducerRecord<String, byte[]> message =
        new ProducerRecord<>(Topic.CONTROL.topicName(), controlKey, BusJson.write(value));
    message.headers().add("ce_specversion", "1.0".getBytes(StandardCharsets.UTF_8));
    message.headers().add("ce_type", type.typeName().getBytes(StandardCharsets.UTF_8));
    message.headers().add("ce_source", "/bursar".getBytes(StandardCharsets.UTF_8));
    message.headers().add("ce_id", controlKey.getBytes(StandardCharsets.UTF_8));
    message.headers().add("content-type", "application/json".getBytes(StandardCharsets.UTF_8));
    try {
      Future<RecordMetadata> sent = producer.send(message);
      awaitPosition(sent.get().offset() + 1);
    } catch (ExecutionException e) {
      throw new IllegalStateException("control did not take " + controlKey, e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while writing " + controlKey, e);
    }
  }

  /**
   * Returns when this view has all that topic control had when it was asked, whoever wrote it.
   *
   * @throws IllegalStateException when the brokers do not answer
   */
  public void catchUp() {
    try (Admin admin = Admin.create(connection.client())) {
      awaitPosition(
          admin
              .listOffsets(Map.of(CONTROL, OffsetSpec.latest()))
              .partitionResult(CONTROL)
              .get()
              .offset());
    } catch (ExecutionException e) {
      throw new IllegalStateException("control does not say how long it is", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while control was read", e);
    }
  }

  private void awaitPosition(long offset) throws InterruptedException {
    long patience = System.nanoTime() + PATIENCE.toNanos();
    synchronized (moved) {
      while (position < offset) {
        if (System.nanoTime() > patience) {
          throw new IllegalStateException(
              "control was read to offset %d and not to %d within %s; the brokers do not answer"
                  .formatted(position, offset, PATIENCE));
        }
        moved.wait(1000);
      }
    }
  }

  private void follow() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        readOrWait();
      }
    } catch (WakeupException closing) {
      consumer.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Brokers that are away for long must not end the thread: nobody would see the next revision. */
  private void readOrWait() throws InterruptedException {
    try {
      read();
    } catch (WakeupException closing) {
      throw closing;
    } catch (KafkaException e) {
      LOG.warn("Control cannot be followed and is tried again", e);
      TimeUnit.SECONDS.sleep(1);
    }
  }

  private void read() {
    for (ConsumerRecord<String, byte[]> message : consumer.poll(Duration.ofMillis(200))) {
      take(message);
    }
    synchronized (moved) {
      position = consumer.position(CONTROL);
      moved.notifyAll();
    }
  }

  private void take(ConsumerRecord<String, byte[]> message) {
    if (message.value() == null) {
      byKey.remove(message.key());
      return;
    }
    Header type = message.headers().lastHeader("ce_type");
    Optional<EventType> known =
        type == null
            ? Optional.empty()
            : EventType.of(new String(type.value(), StandardCharsets.UTF_8));
    known.ifPresent(
        event -> {
          try {
            keep(message.key(), BusJson.read(message.value(), event.payload()));
          } catch (UncheckedIOException unreadable) {
            LOG.error(
                "Control record {} at offset {} cannot be read and is left out",
                message.key(),
                message.offset(),
                unreadable);
          }
        });
  }

  private void keep(String controlKey, Object value) {
    byKey.put(controlKey, value);
    if (value instanceof RevisionEvent revision) {
      revisions.put(revision.configuration().tenant(), revision);
    }
  }

  @Override
  public void close() {
    consumer.wakeup();
    producer.close();
    try {
      follower.join(5000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
