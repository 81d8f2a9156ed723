package io.bursar.routes.collect;

import io.bursar.routes.bus.BusRecord;
import java.util.List;

/**
 * Some thousand rows of a file, as they go to the bus together.
 *
 * @param collected what was understood, for topic charges.collected
 * @param rejected what was not, for topic rejected
 */
public record Chunk(List<BusRecord> collected, List<BusRecord> rejected) {}
