package io.bursar.routes.ledger;

import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.Entry;
import io.bursar.core.journal.ForecastEntry;
import io.bursar.core.journal.Position;
import io.bursar.core.journal.RateEntry;
import io.bursar.core.journal.SnapshotEntry;
import io.bursar.core.journal.SnapshotRowEntry;
import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.Ledger;
import io.bursar.core.ledger.Outcome;
import io.bursar.core.ledger.rules.LedgerRules;
import io.bursar.routes.bus.ImportCounts;
import io.bursar.routes.bus.StageName;
import io.bursar.routes.bus.Traces;
import io.bursar.routes.ledger.JournalEntries.UnreadableEntryException;
import io.bursar.routes.streams.StreamsOutput;
import io.bursar.routes.streams.TracedMessage;
import io.bursar.routes.streams.WriteBehindStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One partition of the ledger: takes the journal's entries in order, applies each whole or not at
 * all, and sends what follows. State, what was sent and the journal's offset commit together.
 */
final class LedgerProcessor implements Processor<String, byte[], String, byte[]> {

  private static final StageName NAME = StageName.of("ledger");
  private static final Headers NO_TRACE = TracedMessage.NO_TRACE;
  private static final Logger LOG = LoggerFactory.getLogger(LedgerProcessor.class);
  private static final Duration EMIT_EVERY = Duration.ofMillis(100);
  private static final Duration TICK_EVERY = Duration.ofSeconds(1);
  private static final Bytes CLOCK = Bytes.wrap("\u0001clock".getBytes(StandardCharsets.UTF_8));

  private final LedgerRules rules = new LedgerRules();
  private final Ledger ledger = rules.ledger();
  private final LedgerMeter meter;
  private final Traces traces;
  private final EmitPace pace;
  private ProcessorContext<String, byte[]> context;
  private KeyValueStore<Bytes, byte[]> kept;
  private StreamsLedgerStore store;
  private JournalClock clock;
  private JournalClock writtenClock;
  private LedgerEffects effects;
  private ImportTally imports;
  private UsageEmitter usage;

  /** The trace of the last sampled charge since the last tick. */
  private Headers toBeJudged = NO_TRACE;

  /** When the journal had the oldest entry whose usage is not sent yet, milliseconds. */
  private long oldest = Long.MAX_VALUE;

  private long appliedAtLastLook = -1;

  LedgerProcessor(LedgerMeter meter, Traces traces, EmitPace pace) {
    this.pace = pace;
    this.meter = meter;
    this.traces = traces;
  }

  @Override
  public void init(ProcessorContext<String, byte[]> processorContext) {
    context = processorContext;
    WriteBehindStore state = context.getStateStore(LedgerTopology.STORE);
    kept = state.store();
    store = new StreamsLedgerStore(kept);
    byte[] stored = kept.get(CLOCK);
    clock = stored == null ? JournalClock.START : JournalClock.of(stored);
    writtenClock = clock;
    oldest = Long.MAX_VALUE;
    toBeJudged = NO_TRACE;
    appliedAtLastLook = clock.applied();
    StreamsOutput output = new StreamsOutput(context, "/bursar/ledger");
    imports = new ImportTally(kept);
    usage = new UsageEmitter(rules.usage(), store, kept, output, pace);
    effects =
        new LedgerEffects(
            output,
            imports,
            usage,
            new WindowMoves(store, rules.lineage()),
            meter,
            context.taskId().partition());
    if (clock.emitted() < clock.applied()) {
      usage.oweSince(clock.emitted());
      imports.oweSince(clock.emitted());
    }
    state.beforeCommit(this::writeDown);
    context.schedule(EMIT_EVERY, PunctuationType.WALL_CLOCK_TIME, this::emit);
    context.schedule(TICK_EVERY, PunctuationType.WALL_CLOCK_TIME, this::tick);
  }

  @Override
  public void process(Record<String, byte[]> message) {
    RecordMetadata at = context.recordMetadata().orElseThrow();
    if (at.offset() <= clock.applied()) {
      // Offsets of the group were lost, and the journal is read from its beginning: this was
      // applied.
      return;
    }
    clock = clock.after(at.offset(), message.timestamp());
    oldest = Math.min(oldest, message.timestamp());
    try (TracedMessage traced = TracedMessage.of(traces, NAME, withCause(message), at)) {
      process(traced);
    }
  }

  /**
   * What a tick decides, it decides on all charges since the tick before; it goes on with the trace
   * of one of them, which is the last one that is sampled.
   */
  private Record<String, byte[]> withCause(Record<String, byte[]> message) {
    if (!JournalEntries.isTick(message.headers())) {
      return message;
    }
    Headers cause = toBeJudged;
    toBeJudged = NO_TRACE;
    return TracedMessage.causedBy(message, cause);
  }

  /** What must be true together is written down together. */
  private void writeDown() {
    store.writeDown();
    imports.writeDown();
    if (!clock.equals(writtenClock)) {
      kept.put(CLOCK, clock.bytes());
      writtenClock = clock;
    }
  }

  private void process(TracedMessage traced) {
    Record<String, byte[]> message = traced.message();
    try {
      Entry entry = JournalEntries.read(message.headers(), message.value());
      meter.arrived(entry);
      goOn(entry, traced);
    } catch (UnreadableEntryException e) {
      meter.unreadableArrived();
      meter.counted(Outcome.REJECTED);
      effects.reject(message, clock, LedgerCode.UNREADABLE, e.getMessage());
    }
  }

  private void goOn(Entry entry, TracedMessage traced) {
    try {
      List<Effect> happened = apply(entry, clock.position());
      effects.send(happened, entry, traced, clock);
      if (!(entry instanceof ChargeEntry || entry instanceof RateEntry)
          && !(entry instanceof ForecastEntry || entry instanceof SnapshotEntry)
          && !(entry instanceof SnapshotRowEntry)) {
        usage.remember(happened);
        if (!happened.isEmpty()) {
          // Somebody waits for an answer or is to be told of a decision.
          context.commit();
        }
      }
      if (entry instanceof ChargeEntry && traced.trace() != NO_TRACE) {
        toBeJudged = traced.trace();
      }
    } catch (LedgerFailedException e) {
      LOG.error(
          "An entry could not be applied; nothing of it was kept offset={}", clock.applied(), e);
      if (entry instanceof ChargeEntry charge) {
        meter.counted(Outcome.REJECTED);
        effects.countRejected(charge, traced.message(), clock);
        keepRow(charge);
      }
      effects.reject(traced.message(), clock, LedgerCode.FAILED, String.valueOf(e.getCause()));
    }
  }

  /** A row of a snapshot that could not be applied is not gone. */
  private void keepRow(ChargeEntry charge) {
    if (charge.scope().isPresent()) {
      SnapshotRowEntry row =
          new SnapshotRowEntry(charge.tenant(), charge.source(), charge.id(), charge.scope().get());
      try {
        apply(row, clock.position());
      } catch (LedgerFailedException e) {
        LOG.error("A row could not be kept offset={}", clock.applied(), e);
      }
    }
  }

  private List<Effect> apply(Entry entry, Position position) throws LedgerFailedException {
    List<Effect> happened;
    try {
      happened = ledger.apply(store, entry, position);
    } catch (KafkaException e) {
      // Not the entry's fault but the store's: the thread ends here, and its successor begins again
      // at the last commit.
      throw e;
    } catch (RuntimeException e) {
      store.discard();
      throw new LedgerFailedException(e);
    }
    // Outside: a store that fails half-way must not be taken for an entry that was refused.
    store.keep();
    return happened;
  }

  /** Sends the usage of what changed. */
  private void emit(long now) {
    boolean working = clock.applied() > appliedAtLastLook;
    appliedAtLastLook = clock.applied();
    long behind = working ? now - clock.time() : 0;
    if (clock.emitted() < clock.applied() && usage.due(now, behind)) {
      usage.emit(clock, now);
      for (ImportCounts counts : imports.takeChanged()) {
        effects.tell(counts, clock);
      }
      clock = clock.allEmitted();
      context.commit();
      if (oldest != Long.MAX_VALUE) {
        meter.took(Duration.ofMillis(now - oldest));
        oldest = Long.MAX_VALUE;
      }
    }
  }

  /** Lets time pass: only if an entry came since the last tick, or something falls due. */
  private void tick(long now) {
    Optional<Instant> due = ledger.nextDue(store);
    if (due.isPresent() && due.get().toEpochMilli() <= now) {
      effects.tick(clock);
      // Until it is committed, nobody reads the journal beyond it, not even this ledger.
      context.commit();
    }
  }

  @Override
  public void close() {
    usage.leave();
  }

  private static final class LedgerFailedException extends Exception {
    private static final long serialVersionUID = 1;

    LedgerFailedException(RuntimeException cause) {
      super(cause);
    }
  }
}
