package io.bursar.routes.ledger;

import io.bursar.core.collected.Rejection;
import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.Entry;
import io.bursar.core.journal.TickEntry;
import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.Outcome;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.CloseReply;
import io.bursar.routes.bus.DeclareReply;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.ForecastDueEvent;
import io.bursar.routes.bus.ImportCounts;
import io.bursar.routes.bus.PostingEvent;
import io.bursar.routes.streams.StreamsOutput;
import io.bursar.routes.streams.TracedMessage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.Record;

/** What the ledger says after an entry: each effect to its topic. */
final class LedgerEffects {

  private static final Headers NO_CAUSE = new RecordHeaders();

  private final StreamsOutput output;
  private final ImportTally imports;
  private final UsageEmitter usage;
  private final WindowMoves moves;
  private final LedgerMeter meter;
  private final int partition;

  LedgerEffects(
      StreamsOutput output,
      ImportTally imports,
      UsageEmitter usage,
      WindowMoves moves,
      LedgerMeter meter,
      int partition) {
    this.output = output;
    this.imports = imports;
    this.usage = usage;
    this.moves = moves;
    this.meter = meter;
    this.partition = partition;
  }

  /**
   * Sends what follows from an entry.
   *
   * @param cause the message that the entry was read from
   */
  void send(List<Effect> happened, Entry entry, TracedMessage cause, JournalClock clock) {
    for (int i = 0; i < happened.size(); i++) {
      if (happened.get(i) instanceof Effect.Posting posting) {
        post(posting, entry, i, cause.message(), clock);
      } else {
        send(happened.get(i), i, cause, clock);
      }
    }
  }

  private void post(
      Effect.Posting posting,
      Entry entry,
      int number,
      Record<String, byte[]> cause,
      JournalClock clock) {
    ChargeEntry charge = posting.charge();
    PostingEvent event =
        new PostingEvent(
            posting.outcome(),
            posting.before(),
            moves.zone(posting),
            moves.of(posting, Instant.ofEpochMilli(clock.time())),
            partition,
            clock.applied(),
            charge);
    output.send(
        LedgerTopology.POSTINGS,
        charge.tenant(),
        EventType.POSTING,
        id(clock, number),
        charge == entry ? event.json(cause.value()) : BusJson.write(event),
        cause.headers(),
        clock.time());
  }

  private String id(JournalClock clock, int number) {
    return partition + "-" + clock.applied() + "-" + number;
  }

  private void send(Effect effect, int number, TracedMessage traced, JournalClock clock) {
    Record<String, byte[]> cause = traced.message();
    String id = id(clock, number);
    if (effect instanceof Effect.UsageChanged changed) {
      usage.changed(changed, traced.trace());
    } else if (effect instanceof Effect.Counted counted) {
      meter.counted(counted.outcome());
      count(counted, cause, clock);
    } else if (effect instanceof Effect.Decided decided) {
      send(
          LedgerTopology.DECISIONS,
          decided.decision().tenant(),
          EventType.DECISION,
          decided.decision().hash(),
          decided.decision(),
          cause,
          clock);
    } else if (effect instanceof Effect.ForecastDue due) {
      send(
          LedgerTopology.FORECASTS_DUE,
          due.tenant(),
          EventType.FORECAST_DUE,
          id,
          new ForecastDueEvent(due.tenant(), due.node(), due.day(), cause(due)),
          cause,
          clock);
    } else if (effect instanceof Effect.Rejected rejected) {
      reject(withOriginal(rejected.rejection(), cause), id, cause, clock);
    } else if (effect instanceof Effect.Closed closed) {
      reply(
          EventType.CLOSE_REPLY,
          new CloseReply(
              closed.tenant(), closed.period(), Optional.of(closed.through()), Optional.empty()),
          id,
          cause,
          clock);
    } else if (effect instanceof Effect.CloseRefused refused) {
      reply(
          EventType.CLOSE_REPLY,
          new CloseReply(
              refused.tenant(), refused.period(), Optional.empty(), Optional.of(refused.reason())),
          id,
          cause,
          clock);
    } else if (effect instanceof Effect.Declared declared) {
      reply(
          EventType.DECLARE_REPLY,
          new DeclareReply(
              declared.tenant(),
              declared.revision(),
              declared.hash(),
              true,
              declared.revision(),
              declared.warnings()),
          id,
          cause,
          clock);
    } else if (effect instanceof Effect.DeclareRefused refused) {
      reply(
          EventType.DECLARE_REPLY,
          new DeclareReply(
              refused.tenant(),
              refused.revision(),
              refused.hash(),
              false,
              refused.inForce(),
              refused.reasons()),
          id,
          cause,
          clock);
    }
  }

  private static ForecastDueEvent.Cause cause(Effect.ForecastDue due) {
    return switch (due.cause()) {
      case DAY_TURNED -> ForecastDueEvent.Cause.DAY_TURNED;
      case LEFT_BAND -> ForecastDueEvent.Cause.LEFT_BAND;
    };
  }

  private void count(Effect.Counted counted, Record<String, byte[]> cause, JournalClock clock) {
    if (!counted.importId().isEmpty()) {
      imports.count(
          counted, clock.applied(), JournalEntries.header(cause.headers(), "ce_id").orElse(""));
    }
  }

  /** A charge could not be applied: whoever waits for its import is told so. */
  void countRejected(ChargeEntry charge, Record<String, byte[]> cause, JournalClock clock) {
    count(
        new Effect.Counted(
            charge.tenant(), charge.source(), charge.importId().orElse(""), Outcome.REJECTED),
        cause,
        clock);
  }

  /** The entry itself could not be used. */
  void reject(Record<String, byte[]> entry, JournalClock clock, LedgerCode code, String reason) {
    Rejection rejection =
        new Rejection(
            entry.key() == null ? "-" : entry.key(),
            "journal",
            "ledger",
            code.code(),
            "journal partition " + partition + " offset " + clock.applied(),
            code.title() + ": " + reason + ". " + code.remedy(),
            entry.value() == null ? new byte[0] : entry.value(),
            Optional.empty());
    reject(rejection, partition + "-" + clock.applied(), entry, clock);
  }

  /** {@code core} knows entries, not bytes. */
  private static Rejection withOriginal(Rejection rejection, Record<String, byte[]> cause) {
    return new Rejection(
        rejection.tenant(),
        rejection.source(),
        rejection.stage(),
        rejection.code(),
        rejection.where(),
        rejection.reason(),
        cause.value(),
        rejection.importId());
  }

  /** Says how an import stands. */
  void tell(ImportCounts counts, JournalClock clock) {
    output.send(
        LedgerTopology.REPLIES,
        counts.importId(),
        EventType.IMPORT_COUNTS,
        counts.importId() + "-" + counts.offset(),
        counts,
        NO_CAUSE,
        clock.time());
  }

  /** Writes the journal's next tick, to this partition. */
  void tick(JournalClock clock) {
    output.send(
        LedgerTopology.TICKS,
        TickPartitioner.key(partition),
        EventType.TICK,
        partition + "-" + clock.applied() + "-tick",
        new TickEntry(),
        NO_CAUSE,
        clock.time());
  }

  private void reply(
      EventType type, Object reply, String id, Record<String, byte[]> cause, JournalClock clock) {
    send(
        LedgerTopology.REPLIES,
        // Who asks waits for the id of what was asked.
        JournalEntries.header(cause.headers(), "ce_id").orElse(id),
        type,
        id,
        reply,
        cause,
        clock);
  }

  private void reject(
      Rejection rejection, String id, Record<String, byte[]> cause, JournalClock clock) {
    send(
        LedgerTopology.REJECTED,
        rejection.tenant(),
        EventType.REJECTED,
        id,
        rejection,
        cause,
        clock);
  }

  private void send(
      String sink,
      String key,
      EventType type,
      String id,
      Object data,
      Record<String, byte[]> cause,
      JournalClock clock) {
    output.send(sink, key, type, id, data, cause.headers(), clock.time());
  }
}
