package io.bursar.routes.ledger;

import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.journal.When;
import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.rules.Lineage;
import io.bursar.routes.bus.PostingEvent.Move;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;

/** The signed differences of a posting by event time, for the 5-minute windows. */
final class WindowMoves {

  /** What is older, by journal time, has no window any more. */
  private static final Duration KEPT = Duration.ofDays(2);

  private final LedgerStore store;
  private final Lineage lineage;

  WindowMoves(LedgerStore store, Lineage lineage) {
    this.store = store;
    this.lineage = lineage;
  }

  /** The zone of the posting's tenant. */
  ZoneId zone(Effect.Posting posting) {
    return lineage.zone(store, posting.charge().tenant());
  }

  List<Move> of(Effect.Posting posting, Instant now) {
    Instant oldest = now.minus(KEPT);
    ZoneId zone = zone(posting);
    List<Move> moves = new ArrayList<>(posting.charge().parts().size());
    String tenant = posting.charge().tenant();
    for (Part part : posting.before()) {
      add(moves, tenant, part, part.ledger().negate(), zone, oldest);
    }
    for (Part part : posting.charge().parts()) {
      add(moves, tenant, part, part.ledger(), zone, oldest);
    }
    return moves;
  }

  private void add(
      List<Move> moves, String tenant, Part part, BigDecimal amount, ZoneId zone, Instant oldest) {
    if (part.when() instanceof When.At at
        && !at.instant().isBefore(oldest)
        && amount.signum() != 0) {
      List<String> nodes = lineage.of(store, tenant, part.node(), at.day(zone));
      moves.add(new Move(at.instant(), nodes, amount));
    }
  }
}
