package io.bursar.routes.bus;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What became of a close: topic replies, key the id of the event that asked for it.
 *
 * @param period label of the period
 * @param through the last closed day; empty when it was refused
 * @param refused why not; empty when it is closed
 */
public record CloseReply(
    String tenant, String period, Optional<LocalDate> through, Optional<String> refused) {}
