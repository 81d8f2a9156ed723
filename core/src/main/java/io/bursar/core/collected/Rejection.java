package io.bursar.core.collected;

import java.util.Objects;
import java.util.Optional;

/**
 * Something that could not be used, with the untouched original.
 *
 * @param tenant whose it is, as far as that is known; {@code "-"} when it is not
 * @param source the feed or system; {@code "-"} when unknown
 * @param stage the stage that refused it: {@code collect}, {@code clean} or {@code ledger}
 * @param code stable code, {@code BUR-1801}; each has a line in docs/reference/codes.md
 * @param where record and field, or file, line and column
 * @param reason what was wrong, the value, and what to do
 * @param original the bytes as they came, cut only where the door's size limit cut them
 * @param importId the import it came in
 */
@SuppressWarnings("ArrayRecordComponent") // the original is bytes; nobody compares rejections
public record Rejection(
    String tenant,
    String source,
    String stage,
    String code,
    String where,
    String reason,
    byte[] original,
    Optional<String> importId) {
  public Rejection {
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(original, "original");
  }
}
