package io.bursar.routes.bus;

import java.util.Optional;

/**
 * One event of the bus, as routes carry it: a batch's body is a list of these.
 *
 * @param key Kafka key
 * @param type CloudEvents type
 * @param id CloudEvents id; the same event has the same id however often it is sent
 * @param value JSON data, UTF-8
 * @param traceparent W3C trace context it belongs to
 * @param origin where it was read; empty when it is on its way out
 */
@SuppressWarnings("ArrayRecordComponent") // the hot path carries bytes; nobody compares records
public record BusRecord(
    String key,
    String type,
    String id,
    byte[] value,
    Optional<String> traceparent,
    Optional<Origin> origin) {

  /**
   * Where a record stood on the bus.
   *
   * @param timestamp milliseconds since 1970, as the broker or the producer stamped it
   */
  public record Origin(String topic, int partition, long offset, long timestamp) {
    /** Its place as one word: topic/partition/offset. */
    public String text() {
      return topic + "/" + partition + "/" + offset;
    }
  }

  /** The same record, as a step of its trace sees it. */
  BusRecord within(String step) {
    return new BusRecord(key, type, id, value, Optional.of(step), origin);
  }

  /** A record on its way out that belongs to the trace of {@code cause}. */
  public static BusRecord caused(
      BusRecord cause, String key, EventType type, String id, byte[] value) {
    return new BusRecord(key, type.typeName(), id, value, cause.traceparent(), Optional.empty());
  }

  /** A record on its way out that begins a trace of its own. */
  public static BusRecord of(String key, EventType type, String id, byte[] value) {
    return new BusRecord(key, type.typeName(), id, value, Optional.empty(), Optional.empty());
  }
}
