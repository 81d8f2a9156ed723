package io.bursar.routes.bus;

import java.time.Instant;
import java.util.List;

/**
 * Originals of rejects are on the bus again: topic rejected, key tenant.
 *
 * @param ids of the rejects, as the view has them
 * @param author who asked for it
 */
public record ReplayEvent(String tenant, List<String> ids, String author, Instant time) {
  public ReplayEvent {
    ids = List.copyOf(ids);
  }
}
