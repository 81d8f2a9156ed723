package io.bursar.routes.ledger;

import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.Entry;
import io.bursar.core.journal.Position;
import io.bursar.core.journal.RateEntry;
import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.Ledger;
import io.bursar.core.ledger.rules.LedgerRules;
import io.bursar.routes.bus.ImportCounts;
import io.bursar.routes.ledger.JournalEntries.UnreadableEntryException;
import io.bursar.routes.streams.StreamsOutput;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One partition of the ledger: takes the journal's entries in order, applies each whole or not at
 * all, and sends what follows. State, what was sent and the journal's offset commit together.
 */
final class LedgerProcessor implements Processor<String, byte[], String, byte[]> {

  private static final Logger LOG = LoggerFactory.getLogger(LedgerProcessor.class);
  private static final Duration EMIT_EVERY = Duration.ofMillis(100);
  private static final Duration TICK_EVERY = Duration.ofSeconds(1);
  private static final Bytes CLOCK = Bytes.wrap("\u0001clock".getBytes(StandardCharsets.UTF_8));

  private final LedgerRules rules = new LedgerRules();
  private final Ledger ledger = rules.ledger();
  private final LedgerMeter meter;
  private ProcessorContext<String, byte[]> context;
  private KeyValueStore<Bytes, byte[]> kept;
  private StreamsLedgerStore store;
  private JournalClock clock;
  private LedgerEffects effects;
  private ImportTally imports;
  private UsageEmitter usage;

  LedgerProcessor(LedgerMeter meter) {
    this.meter = meter;
  }

  @Override
  public void init(ProcessorContext<String, byte[]> processorContext) {
    context = processorContext;
    kept = context.getStateStore(LedgerTopology.STORE);
    store = new StreamsLedgerStore(kept);
    byte[] stored = kept.get(CLOCK);
    clock = stored == null ? JournalClock.START : JournalClock.of(stored);
    StreamsOutput output = new StreamsOutput(context, "/bursar/ledger");
    imports = new ImportTally(kept);
    usage = new UsageEmitter(rules.usage(), store, kept, output);
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
    context.schedule(EMIT_EVERY, PunctuationType.WALL_CLOCK_TIME, this::emit);
    context.schedule(TICK_EVERY, PunctuationType.WALL_CLOCK_TIME, this::tick);
  }

  @Override
  public void process(Record<String, byte[]> message) {
    long offset = context.recordMetadata().orElseThrow().offset();
    clock = clock.after(offset, message.timestamp());
    meter.arrived();
    try {
      Entry entry = JournalEntries.read(message.headers(), message.value());
      List<Effect> happened = apply(entry, clock.position());
      effects.send(happened, message, clock);
      if (!(entry instanceof ChargeEntry || entry instanceof RateEntry)) {
        usage.remember(happened);
      }
    } catch (UnreadableEntryException e) {
      effects.reject(message, clock, LedgerCode.UNREADABLE, e.getMessage());
    } catch (LedgerFailedException e) {
      LOG.error("An entry could not be applied; nothing of it was kept offset={}", offset, e);
      effects.reject(message, clock, LedgerCode.FAILED, String.valueOf(e.getCause()));
    }
    kept.put(CLOCK, clock.bytes());
  }

  private List<Effect> apply(Entry entry, Position position) throws LedgerFailedException {
    try {
      List<Effect> happened = ledger.apply(store, entry, position);
      store.keep();
      return happened;
    } catch (RuntimeException e) {
      store.discard();
      throw new LedgerFailedException(e);
    }
  }

  /** Sends the usage of what changed. */
  private void emit(long now) {
    if (clock.emitted() < clock.applied() && usage.due(now)) {
      usage.emit(clock, now);
      for (ImportCounts counts : imports.takeChanged()) {
        effects.tell(counts, clock);
      }
      clock = clock.allEmitted();
      kept.put(CLOCK, clock.bytes());
    }
  }

  /** Lets time pass: only if an entry came since the last tick, or something falls due. */
  private void tick(long now) {
    Optional<Instant> due = ledger.nextDue(store);
    if (due.isPresent() && due.get().toEpochMilli() <= now) {
      effects.tick(clock);
    }
  }

  private static final class LedgerFailedException extends Exception {
    private static final long serialVersionUID = 1;

    LedgerFailedException(RuntimeException cause) {
      super(cause);
    }
  }
}
