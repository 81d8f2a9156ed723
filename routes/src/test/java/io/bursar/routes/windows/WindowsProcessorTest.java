package io.bursar.routes.windows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.ChargeVersion;
import io.bursar.core.journal.ChargeEntry.Conversion;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.journal.When;
import io.bursar.core.ledger.Outcome;
import io.bursar.core.money.Money;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.PostingEvent;
import io.bursar.routes.bus.PostingEvent.Move;
import io.bursar.routes.bus.StageMeter;
import io.bursar.routes.bus.Term;
import io.bursar.routes.bus.Traces;
import io.bursar.routes.bus.WindowEvent;
import io.bursar.routes.streams.WriteBehindStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Windows over commits and failures; Streams begins the same processor anew after one. */
class WindowsProcessorTest {

  private static final Instant NOON = Instant.parse("2026-11-10T12:00:00Z");

  private final WriteBehindStore store =
      new WriteBehindStore(
          Stores.keyValueStoreBuilder(
                  Stores.inMemoryKeyValueStore(WindowsTopology.STORE),
                  Serdes.Bytes(),
                  Serdes.ByteArray())
              .withLoggingDisabled()
              .withCachingDisabled()
              .build());
  private final WindowsProcessor windows =
      new WindowsProcessor(
          new StageMeter(
              new SimpleMeterRegistry(), WindowsProcessor.NAME, Term.APPLIED, Term.OTHER),
          new Traces(OpenTelemetry.noop().getTracer("test")));
  private MockProcessorContext<String, byte[]> context;

  @BeforeEach
  void start() {
    store.init(new MockProcessorContext<String, byte[]>().getStateStoreContext(), store);
    begin();
  }

  @Test
  void chargesOfFiveMinutesAddUpOverCommits() {
    post(0, NOON, "10");
    store.flushCache();
    post(1, NOON.plusSeconds(299), "5");
    post(2, NOON.plusSeconds(300), "1");
    say();

    assertThat(said())
        .extracting(WindowEvent::start, WindowEvent::spent, WindowEvent::charges)
        .containsExactlyInAnyOrder(
            tuple(NOON, new BigDecimal("15"), 2L),
            tuple(NOON.plusSeconds(300), BigDecimal.ONE, 1L));
  }

  @Test
  void whatWasNotCommittedCountsOnceWhenItIsReadAgain() {
    post(0, NOON, "10");
    begin();
    post(0, NOON, "10");
    say();

    assertThat(said())
        .extracting(WindowEvent::spent, WindowEvent::charges)
        .containsExactly(tuple(BigDecimal.TEN, 1L));
  }

  @Test
  void whatWasCommittedAndNotSaidIsSaidByTheSuccessor() {
    post(0, NOON, "10");
    store.flushCache();
    begin();
    say();

    assertThat(said())
        .extracting(WindowEvent::spent, WindowEvent::charges)
        .containsExactly(tuple(BigDecimal.TEN, 1L));
  }

  private void begin() {
    context = new MockProcessorContext<>();
    context.addStateStore(store);
    windows.init(context);
  }

  private void post(long offset, Instant at, String amount) {
    BigDecimal money = new BigDecimal(amount);
    LocalDate day = LocalDate.parse("2026-11-10");
    ChargeEntry charge =
        new ChargeEntry(
            "acme",
            "ads",
            "c" + offset,
            new ChargeVersion(1, 0),
            "digest",
            new Money(money, "USD"),
            Optional.empty(),
            List.of(new Part("search", new When.At(at), money, money)),
            new Conversion(Conversion.Kind.SAME, day, Optional.of(BigDecimal.ONE)),
            Optional.empty(),
            Map.of(),
            Map.of(),
            Optional.empty());
    PostingEvent posting =
        new PostingEvent(
            Outcome.APPLIED,
            List.of(),
            ZoneId.of("UTC"),
            List.of(new Move(at, List.of("search"), money)),
            0,
            offset,
            charge);
    context.setRecordMetadata("bursar.postings", 0, offset);
    windows.process(
        new Record<>(
            "acme", posting.json(BusJson.write(charge)), NOON.toEpochMilli(), new RecordHeaders()));
  }

  private void say() {
    // Twice: who has just worked may wait for more.
    for (int i = 0; i < 2; i++) {
      context.scheduledPunctuators().get(0).getPunctuator().punctuate(NOON.toEpochMilli() + i);
    }
  }

  private List<WindowEvent> said() {
    return context.forwarded().stream()
        .map(forward -> BusJson.read(forward.record().value(), WindowEvent.class))
        .toList();
  }
}
