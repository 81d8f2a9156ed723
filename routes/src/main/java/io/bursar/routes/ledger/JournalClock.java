package io.bursar.routes.ledger;

import io.bursar.core.journal.Position;
import java.nio.ByteBuffer;
import java.time.Instant;

/**
 * Where a partition of the ledger stands: kept beside its documents in the same store, so that it
 * is as true as they are after a crash.
 *
 * @param time journal time, milliseconds: the highest append time seen
 * @param applied offset of the last entry applied; -1 before the first
 * @param emitted all changes of usage up to this offset have been sent
 */
record JournalClock(long time, long applied, long emitted) {

  static final JournalClock START = new JournalClock(0, -1, -1);

  /** After the entry at {@code offset}, which the broker appended at {@code appended}. */
  JournalClock after(long offset, long appended) {
    return new JournalClock(Math.max(time, appended), offset, emitted);
  }

  /** After everything applied so far was sent. */
  JournalClock allEmitted() {
    return new JournalClock(time, applied, applied);
  }

  Position position() {
    return new Position(applied, Instant.ofEpochMilli(time));
  }

  byte[] bytes() {
    return ByteBuffer.allocate(3 * Long.BYTES)
        .putLong(time)
        .putLong(applied)
        .putLong(emitted)
        .array();
  }

  static JournalClock of(byte[] bytes) {
    ByteBuffer read = ByteBuffer.wrap(bytes);
    return new JournalClock(read.getLong(), read.getLong(), read.getLong());
  }
}
