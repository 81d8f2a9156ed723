package io.bursar.core.journal;

import java.time.Instant;

/**
 * Where an entry stands in its partition.
 *
 * @param offset the broker's offset
 * @param time journal time: the highest broker append time seen on the partition up to and
 *     including this entry
 */
public record Position(long offset, Instant time) {}
