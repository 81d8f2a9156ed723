package io.bursar.routes.bus;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.trace.Span;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.kafka.KafkaConstants;
import org.apache.camel.support.DefaultMessage;
import org.apache.camel.support.SynchronizationAdapter;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The two ends of the bus Kamelets: Kafka's batches become lists of {@link BusRecord} and back. */
public final class BusBatch {

  private static final Logger LOG = LoggerFactory.getLogger(BusBatch.class);
  private static final String OPEN_BATCH = "bursar.bus.batch";
  private static final byte[] SPEC_VERSION = bytes("1.0");
  private static final byte[] JSON = bytes("application/json");
  private static final byte[] SOURCE = bytes("/bursar");

  /**
   * @param oldest when the bus got the oldest record, milliseconds since 1970
   * @param spans of the records whose traces are sampled
   */
  private record OpenBatch(
      Consumer<?, ?> consumer,
      StageName reader,
      int records,
      long oldest,
      Map<TopicPartition, OffsetAndMetadata> next,
      List<Span> spans) {}

  /** A record as Camel hands it over, and how it is committed. */
  private record Read(Message message, BusCommit commit) {}

  private final MeterRegistry registry;
  private final Clock clock;
  private final Traces traces;
  private final Map<StageName, StageMeter> meters = new ConcurrentHashMap<>();
  private final UnfinishedBatches unfinished = new UnfinishedBatches();

  BusBatch(MeterRegistry registry, Clock clock, Traces traces) {
    this.registry = registry;
    this.clock = clock;
    this.traces = traces;
  }

  /**
   * After Kafka: the body becomes the records of the batch, without those, perhaps all, that an
   * unfinished batch must come before.
   */
  public void open(Exchange exchange) {
    List<Read> read = read(exchange.getMessage().getBody(List.class));
    Consumer<?, ?> consumer = read.get(0).commit().consumer();
    List<Read> batch = unfinished.begin(consumer, read, Read::commit);
    exchange
        .getExchangeExtension()
        .addOnCompletion(
            new SynchronizationAdapter() {
              @Override
              public void onFailure(Exchange failed) {
                unfinished.failed(consumer);
              }
            });
    List<BusRecord> records = new ArrayList<>(batch.size());
    Map<TopicPartition, Long> next = new HashMap<>();
    List<Span> spans = new ArrayList<>();

    StageName reader = StageName.ofGroup(consumer.groupMetadata().groupId());
    long oldest = Long.MAX_VALUE;
    for (Read one : batch) {
      next.merge(one.commit().partition(), one.commit().offset() + 1, Math::max);
      BusRecord record = record(one.message(), one.commit());
      oldest = Math.min(oldest, record.origin().orElseThrow().timestamp());
      records.add(record.traceparent().isEmpty() ? record : followed(record, reader, spans));
    }
    exchange.setProperty(
        OPEN_BATCH,
        new OpenBatch(consumer, reader, records.size(), oldest, positions(next), spans));
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setBody(records);
  }

  /**
   * When the route has ended well: what was read counts as done, in every partition of the batch,
   * and in the reader's metrics. A batch whose partitions moved away meanwhile is read again by
   * their new owner.
   */
  public void commit(Exchange exchange) {
    OpenBatch batch = exchange.getProperty(OPEN_BATCH, OpenBatch.class);
    StageMeter meter =
        meters.computeIfAbsent(batch.reader(), reader -> new StageMeter(registry, reader));
    // Also of a batch that is read again: how its records ended is counted already.
    meter.in(batch.records());
    try {
      batch.consumer().commitSync(batch.next());
      unfinished.finished(batch.consumer(), batch.next().keySet());
      meter.took(Duration.ofMillis(clock.millis() - batch.oldest()));
      batch.spans().forEach(Span::end);
    } catch (CommitFailedException | RebalanceInProgressException e) {
      LOG.warn("A batch will be read again: its partitions moved while it was processed", e);
    }
  }

  /** Before Kafka: the body, a list of {@link BusRecord}, becomes messages in binary mode. */
  public void close(Exchange exchange) {
    List<?> records = exchange.getMessage().getBody(List.class);
    List<Message> messages = new ArrayList<>(records.size());
    for (Object element : records) {
      messages.add(message(exchange, (BusRecord) element));
    }
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setBody(messages);
  }

  /** What the record causes goes on from here, where its trace is one to be seen. */
  private BusRecord followed(BusRecord record, StageName reader, List<Span> spans) {
    Optional<Span> span =
        traces.received(record.traceparent().get(), reader, record.origin().orElseThrow());
    span.ifPresent(spans::add);
    return span.map(begun -> record.within(Traces.traceparent(begun.getSpanContext())))
        .orElse(record);
  }

  private static List<Read> read(List<?> batch) {
    List<Read> read = new ArrayList<>(batch.size());
    for (Object element : batch) {
      Message message = ((Exchange) element).getMessage();
      read.add(new Read(message, (BusCommit) message.getHeader(KafkaConstants.MANUAL_COMMIT)));
    }
    return read;
  }

  private static Map<TopicPartition, OffsetAndMetadata> positions(Map<TopicPartition, Long> next) {
    Map<TopicPartition, OffsetAndMetadata> positions = new HashMap<>();
    next.forEach((partition, offset) -> positions.put(partition, new OffsetAndMetadata(offset)));
    return positions;
  }

  /** In one walk over the headers: looking each up by its name costs as much as reading JSON. */
  private static BusRecord record(Message message, BusCommit commit) {
    String key = "";
    String type = "";
    String id = "";
    Optional<String> trace = Optional.empty();
    long timestamp = 0;
    for (Map.Entry<String, Object> header : message.getHeaders().entrySet()) {
      Object value = header.getValue();
      switch (header.getKey()) {
        case KafkaConstants.KEY -> key = (String) value;
        case KafkaConstants.TIMESTAMP -> timestamp = (Long) value;
        case BusHeaders.TYPE -> type = text(value);
        case BusHeaders.ID -> id = text(value);
        case BusHeaders.TRACE_PARENT -> trace = Optional.of(text(value));
        default -> {
          // Not part of a record.
        }
      }
    }
    TopicPartition at = commit.partition();
    BusRecord.Origin origin =
        new BusRecord.Origin(at.topic(), at.partition(), commit.offset(), timestamp);
    byte[] body = (byte[]) message.getBody();
    return new BusRecord(key, type, id, body, trace, Optional.of(origin));
  }

  private static Message message(Exchange exchange, BusRecord record) {
    Message message = new DefaultMessage(exchange.getContext());
    message.setBody(record.value());
    message.setHeader(KafkaConstants.KEY, record.key());
    message.setHeader(BusHeaders.SPEC_VERSION, SPEC_VERSION);
    message.setHeader(BusHeaders.TYPE, bytes(record.type()));
    message.setHeader(BusHeaders.SOURCE, SOURCE);
    message.setHeader(BusHeaders.ID, bytes(record.id()));
    message.setHeader(BusHeaders.CONTENT_TYPE, JSON);
    record.traceparent().ifPresent(t -> message.setHeader(BusHeaders.TRACE_PARENT, bytes(t)));
    return message;
  }

  private static String text(Object header) {
    if (header instanceof byte[] bytes) {
      return new String(bytes, StandardCharsets.UTF_8);
    }
    return header == null ? "" : header.toString();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
