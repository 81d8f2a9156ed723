package io.bursar.routes.ledger;

import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.Traces;
import io.bursar.routes.streams.WriteBehindStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;

/** The ledger's processor without a topology or a bus: each entry is committed when it is in. */
final class LedgerAlone {

  private final WriteBehindStore store =
      new WriteBehindStore(
          Stores.keyValueStoreBuilder(
                  Stores.inMemoryKeyValueStore(LedgerTopology.STORE),
                  Serdes.Bytes(),
                  Serdes.ByteArray())
              .withLoggingDisabled()
              .withCachingDisabled()
              .build());
  private MockProcessorContext<String, byte[]> context;
  private LedgerProcessor ledger;
  private long offset;

  LedgerAlone() {
    store.init(new MockProcessorContext<String, byte[]>().getStateStoreContext(), store);
    succeed();
  }

  /**
   * A successor with the state and nothing else: the one before is gone as after a kill, nothing
   * was closed.
   */
  void succeed() {
    context = new MockProcessorContext<>();
    context.addStateStore(store);
    ledger =
        new LedgerProcessor(
            new LedgerMeter(new SimpleMeterRegistry()),
            new Traces(OpenTelemetry.noop().getTracer("test")),
            new EmitPace());
    ledger.init(context);
  }

  /** An entry of the tenant acme. */
  void journal(EventType type, Object entry, Instant time) {
    journal(type, entry, time, new RecordHeaders());
  }

  /** One that clean read at a place of charges.collected. */
  void collected(String place, EventType type, Object entry, Instant time) {
    RecordHeaders headers = new RecordHeaders();
    headers.add("ce_id", place.getBytes(StandardCharsets.UTF_8));
    journal(type, entry, time, headers);
  }

  private void journal(EventType type, Object entry, Instant time, RecordHeaders headers) {
    headers.add("ce_type", type.typeName().getBytes(StandardCharsets.UTF_8));
    context.setRecordMetadata("bursar.journal", 0, offset++);
    ledger.process(new Record<>("acme", BusJson.write(entry), time.toEpochMilli(), headers));
    store.flushCache();
  }

  /** It is time to say what was counted. */
  void say(Instant now) {
    context.scheduledPunctuators().get(0).getPunctuator().punctuate(now.toEpochMilli());
    store.flushCache();
  }

  /** What this one said of a type, since it began or since {@link #forgetSaid}. */
  <T> List<T> said(EventType type, Class<T> payload) {
    return context.forwarded().stream()
        .map(MockProcessorContext.CapturedForward::record)
        .filter(
            record ->
                JournalEntries.header(record.headers(), "ce_type")
                    .equals(Optional.of(type.typeName())))
        .map(record -> BusJson.read(record.value(), payload))
        .toList();
  }

  boolean saidNothing() {
    return context.forwarded().isEmpty();
  }

  void forgetSaid() {
    context.resetForwards();
  }
}
