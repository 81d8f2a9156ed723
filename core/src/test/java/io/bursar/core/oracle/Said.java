package io.bursar.core.oracle;

import io.bursar.core.journal.Entry;
import java.time.Instant;

/**
 * One entry of a partition's journal.
 *
 * @param time journal time, which never goes back
 */
public record Said(Entry entry, Instant time) {}
