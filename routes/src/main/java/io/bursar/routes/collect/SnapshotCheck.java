package io.bursar.routes.collect;

import io.bursar.connectors.file.FileFormat;
import io.bursar.connectors.file.FileOrigin;
import io.bursar.connectors.file.FileRow;
import io.bursar.connectors.file.FileRows;
import io.bursar.core.collected.Collected;
import io.bursar.core.collected.Rejection;
import io.bursar.core.journal.ChargeEntry.SnapshotScope;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A file of a snapshot, read to its end before anything of it is used: what it has no more is taken
 * back, and a row that nobody can read may be any of those that seem to be gone.
 *
 * @param content SHA-256 of the file, hexadecimal
 * @param scopes what it is all there is of
 * @param flaw why it is not used
 */
record SnapshotCheck(String content, Set<SnapshotScope> scopes, Optional<String> flaw) {

  /** A file of more accounts and periods than these has something else in their columns. */
  static final int MOST_SCOPES = 10_000;

  static SnapshotCheck of(FileFormat format, FileOrigin origin, Content file) throws IOException {
    MessageDigest digest = sha256();
    Set<SnapshotScope> scopes = new LinkedHashSet<>();
    Optional<Rejection> first = Optional.empty();
    long refused = 0;
    boolean complete;
    try (InputStream bytes = new DigestInputStream(file.open(), digest);
        FileRows rows = format.open(origin, bytes)) {
      while (rows.hasNext()) {
        FileRow row = rows.next();
        if (row instanceof FileRow.Refused bad) {
          refused++;
          first = first.or(() -> Optional.of(bad.rejection()));
        } else if (scopes.size() <= MOST_SCOPES) {
          scope(((FileRow.Understood) row).collected()).ifPresent(scopes::add);
        }
      }
      complete = rows.counts().complete();
      if (complete) {
        bytes.transferTo(OutputStream.nullOutputStream());
      }
    }
    String content = HexFormat.of().formatHex(digest.digest());
    return new SnapshotCheck(content, scopes, flaw(first, refused, complete, scopes));
  }

  private static Optional<SnapshotScope> scope(Collected row) {
    return row instanceof Collected.Charge charge ? charge.scope() : Optional.empty();
  }

  private static Optional<String> flaw(
      Optional<Rejection> first, long refused, boolean complete, Set<SnapshotScope> scopes) {
    if (first.isPresent()) {
      String what = complete ? refused + " of its rows cannot be read" : "it cannot be read whole";
      return Optional.of(
          "%s. It is a snapshot, and %s, so nothing of it is used"
              .formatted(FileReading.text(first.get()), what));
    }
    return scopes.size() <= MOST_SCOPES
        ? Optional.empty()
        : Optional.of(
            "it is a snapshot of more than %,d billing accounts and periods: see which columns"
                    .formatted(MOST_SCOPES)
                + " the mapping takes for them; nothing of it is used");
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
