package io.bursar.core.scenario;

import io.bursar.core.collected.Rejection;
import io.bursar.core.decision.Decision;
import io.bursar.core.journal.Entry;
import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.Outcome;
import io.bursar.core.usage.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An engine that runs the ledger, as the scenarios see it. What it has said so far is asked for in
 * full each time: the scenarios look at what came since they last looked.
 */
public interface LedgerUnderTest extends AutoCloseable {

  /** Applies an entry at a journal time, which never goes back. */
  void apply(Entry entry, Instant time);

  /** The usage of a node (by id) in a period; empty when there is no such node. */
  Optional<Usage> usage(String tenant, String node, String period);

  /** Every decision record so far, in order. */
  List<Decision> decisions();

  /** How each charge entry so far ended, in order. */
  List<Outcome> outcomes();

  /** Every posting so far, in order. */
  List<Effect.Posting> postings();

  /** What became of each declare so far, in order: reasons when refused, warnings otherwise. */
  List<Declare> declares();

  /** What could not be used so far, in order. */
  List<Rejection> rejections();

  /** What became of a declare. */
  record Declare(boolean accepted, List<String> words) {}

  @Override
  default void close() {}
}
