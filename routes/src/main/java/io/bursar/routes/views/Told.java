package io.bursar.routes.views;

import io.bursar.routes.bus.BusRecord;

/** An event as a view was told it. */
record Told<T>(T event, BusRecord record) {

  /** Offset within its partition of the topic. */
  long busOffset() {
    return record.origin().map(BusRecord.Origin::offset).orElse(0L);
  }
}
