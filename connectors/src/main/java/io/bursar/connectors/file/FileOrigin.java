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
 * @param snapshot where the file is all there is of what it speaks of
 */
public record FileOrigin(
    String tenant,
    String source,
    Optional<String> importId,
    String fileName,
    Optional<Snapshot> snapshot) {

  /**
   * What makes a file a snapshot.
   *
   * @param version it replaces what lower ones said
   * @param content digest of all that is in the file; empty while that is not known
   */
  public record Snapshot(long version, String content) {}

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
