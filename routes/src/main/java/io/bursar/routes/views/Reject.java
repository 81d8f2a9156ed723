package io.bursar.routes.views;

import io.bursar.core.collected.Rejection;
import java.time.Instant;

/**
 * Something that could not be used.
 *
 * @param id the same however often it was refused
 * @param time when the bus got it
 */
public record Reject(String id, Instant time, Rejection rejection) {}
