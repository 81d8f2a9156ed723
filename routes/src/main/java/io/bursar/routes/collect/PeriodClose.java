package io.bursar.routes.collect;

import io.bursar.core.journal.CloseEntry;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.CloseReply;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.Replies;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.camel.ProducerTemplate;

/** Asks the ledger to close a period. */
public final class PeriodClose {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String ROUTE = "direct:collectClose";

  private final Replies replies;
  private final ProducerTemplate camel;

  /** Asks with these. */
  public PeriodClose(Replies replies, ProducerTemplate camel) {
    this.replies = replies;
    this.camel = camel;
  }

  /**
   * Closes it, and all before it.
   *
   * @param period label of a month, quarter or year
   * @param author who closes it
   * @return what the ledger says; empty when it did not answer in time: it may still do it
   */
  public Optional<CloseReply> close(String tenant, String period, String author) {
    String id = "close/" + UUID.randomUUID();
    byte[] entry = BusJson.write(new CloseEntry(tenant, period, author));
    List<BusRecord> records = List.of(BusRecord.of(tenant, EventType.CLOSE, id, entry));
    return replies.ask(id, CloseReply.class, PATIENCE, () -> camel.sendBody(ROUTE, records));
  }
}
