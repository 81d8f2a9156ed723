package io.bursar.core.ledger.state;

import io.bursar.core.ledger.StateDocument;
import java.time.Instant;

/**
 * The partition's last tick.
 *
 * @param offset its offset: what changed after it has not been judged yet
 * @param time its journal time
 */
public record LastTick(long offset, Instant time) implements StateDocument {
  /** Before the first. */
  public static final LastTick NONE = new LastTick(-1, Instant.EPOCH);
}
