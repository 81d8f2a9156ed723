package io.bursar.routes.streams;

import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.EventType;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** What a topology writes: CloudEvents in binary mode, in the transaction of its commit. */
public final class StreamsOutput {

  private static final byte[] SPEC_VERSION = "1.0".getBytes(StandardCharsets.UTF_8);
  private static final byte[] JSON = "application/json".getBytes(StandardCharsets.UTF_8);

  private final ProcessorContext<String, byte[]> context;
  private final byte[] source;

  /**
   * For one task.
   *
   * @param source CloudEvents source of all that it writes
   */
  public StreamsOutput(ProcessorContext<String, byte[]> context, String source) {
    this.context = context;
    this.source = source.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Sends one event.
   *
   * @param sink name of the sink node
   * @param cause headers of the entry that caused it; its trace goes on
   * @param time journal time, milliseconds
   */
  public void send(
      String sink, String key, EventType type, String id, Object data, Headers cause, long time) {
    send(sink, key, type, id, BusJson.write(data), cause, time);
  }

  /** The same, of what is JSON already. */
  public void send(
      String sink, String key, EventType type, String id, byte[] json, Headers cause, long time) {
    RecordHeaders headers = new RecordHeaders();
    headers.add("ce_specversion", SPEC_VERSION);
    headers.add("ce_type", type.typeName().getBytes(StandardCharsets.UTF_8));
    headers.add("ce_source", source);
    headers.add("ce_id", id.getBytes(StandardCharsets.UTF_8));
    headers.add("content-type", JSON);
    var trace = cause.lastHeader("traceparent");
    if (trace != null) {
      headers.add(trace);
    }
    context.forward(new Record<>(key, json, time, headers), sink);
  }
}
