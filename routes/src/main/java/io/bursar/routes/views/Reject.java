package io.bursar.routes.views;

import io.bursar.core.collected.Rejection;
import java.time.Instant;
import java.util.Optional;

/**
 * Something that could not be used.
 *
 * @param id the same however often it was refused
 * @param time when the bus got it
 * @param replayed when its original was put on the bus again
 */
public record Reject(String id, Instant time, Rejection rejection, Optional<Instant> replayed) {}
