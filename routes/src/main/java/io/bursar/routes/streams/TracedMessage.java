package io.bursar.routes.streams;

import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.StageName;
import io.bursar.routes.bus.Traces;
import io.opentelemetry.api.trace.Span;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/**
 * A record that a topology reads, as a step of its trace where that is sampled. The step ends when
 * the record was applied; the commit that makes it last follows within the commit interval.
 */
public final class TracedMessage implements AutoCloseable {

  /** What {@link #trace} gives where the trace is not sampled. */
  public static final Headers NO_TRACE = new RecordHeaders();

  private final Record<String, byte[]> message;
  private final Optional<Span> span;

  private TracedMessage(Record<String, byte[]> message, Optional<Span> span) {
    this.message = message;
    this.span = span;
  }

  /** Begins the step. */
  public static TracedMessage of(
      Traces traces, StageName reader, Record<String, byte[]> message, RecordMetadata at) {
    Optional<String> traceparent = Traces.of(message.headers());
    if (traceparent.isEmpty()) {
      return new TracedMessage(message, Optional.empty());
    }
    BusRecord.Origin place =
        new BusRecord.Origin(at.topic(), at.partition(), at.offset(), message.timestamp());
    Optional<Span> span = traces.received(traceparent.get(), reader, place);
    return new TracedMessage(span.map(begun -> within(message, begun)).orElse(message), span);
  }

  /**
   * A record that goes on with the trace of an earlier one.
   *
   * @param trace what {@link #trace} gave
   */
  public static Record<String, byte[]> causedBy(Record<String, byte[]> message, Headers trace) {
    return Traces.of(trace).map(traceparent -> with(message, traceparent)).orElse(message);
  }

  /** The record; what it causes belongs to its trace. */
  public Record<String, byte[]> message() {
    return message;
  }

  /**
   * The headers by which something that it causes later, together with other records, goes on with
   * the trace; without any where the trace is not sampled.
   */
  public Headers trace() {
    return span.isPresent() ? message.headers() : NO_TRACE;
  }

  @Override
  public void close() {
    span.ifPresent(Span::end);
  }

  private static Record<String, byte[]> within(Record<String, byte[]> message, Span span) {
    return with(message, Traces.traceparent(span.getSpanContext()));
  }

  private static Record<String, byte[]> with(Record<String, byte[]> message, String traceparent) {
    RecordHeaders headers = new RecordHeaders(message.headers());
    headers.remove("traceparent");
    headers.add("traceparent", traceparent.getBytes(StandardCharsets.UTF_8));
    return message.withHeaders(headers);
  }
}
