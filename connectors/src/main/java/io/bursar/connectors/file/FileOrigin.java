package io.bursar.connectors.file;

import java.util.Objects;
import java.util.Optional;

/**
 * Where a file came from.
 *
 * @param tenant whose spend it is
 * @param source the feed; part of each row's identity, so the same file under another source counts
 *     again
 * @param importId the import it belongs to, where somebody waits for it
 * @param fileName for messages only; no part of any identity
 * @param snapshot where the file is all there is of what it speaks of: the version of that; it
 *     replaces what lower versions said
 */
public record FileOrigin(
    String tenant,
    String source,
    Optional<String> importId,
    String fileName,
    Optional<Long> snapshot) {

  /** Of a file that is no snapshot. */
  public FileOrigin(String tenant, String source, Optional<String> importId, String fileName) {
    this(tenant, source, importId, fileName, Optional.empty());
  }

  public FileOrigin {
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(importId, "importId");
    Objects.requireNonNull(fileName, "fileName");
    Objects.requireNonNull(snapshot, "snapshot");
  }
}
