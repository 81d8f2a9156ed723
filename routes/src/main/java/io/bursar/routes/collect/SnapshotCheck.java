package io.bursar.routes.collect;

import io.bursar.connectors.file.FileFormat;
import io.bursar.connectors.file.FileOrigin;
import io.bursar.connectors.file.FileRow;
import io.bursar.connectors.file.FileRows;
import io.bursar.core.collected.Collected;
import io.bursar.core.collected.Rejection;
import io.bursar.core.journal.ChargeEntry.SnapshotScope;
import io.bursar.routes.bus.SourceContent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
 * @param content digest of the rows that it has, in their order, as they were understood
 * @param rows how many those are
 * @param scopes what it is all there is of
 * @param flaw why it is not used
 */
record SnapshotCheck(String content, long rows, Set<SnapshotScope> scopes, Optional<String> flaw) {

  /** A file of more accounts and periods than these has something else in their columns. */
  static final int MOST_SCOPES = 10_000;

  private static final int DIGEST_BYTES = 16;

  static SnapshotCheck of(FileFormat format, FileOrigin origin, Content file) throws IOException {
    MessageDigest digest = sha256();
    Set<SnapshotScope> scopes = new LinkedHashSet<>();
    Optional<Rejection> first = Optional.empty();
    long refused = 0;
    boolean complete;
    long understood;
    // Neither the import nor the version belong to what is in the file.
    FileOrigin anonymous =
        new FileOrigin(
            origin.tenant(),
            origin.source(),
            Optional.empty(),
            origin.fileName(),
            origin.snapshot().map(snapshot -> new FileOrigin.Snapshot(snapshot.version(), "")));
    try (FileRows rows = format.open(anonymous, file.open())) {
      while (rows.hasNext()) {
        FileRow row = rows.next();
        if (row instanceof FileRow.Refused bad) {
          refused++;
          first = first.or(() -> Optional.of(bad.rejection()));
        } else {
          Collected said = ((FileRow.Understood) row).collected();
          add(digest, said);
          if (scopes.size() <= MOST_SCOPES) {
            scope(said).ifPresent(scopes::add);
          }
        }
      }
      complete = rows.counts().complete();
      understood = rows.counts().understood();
    }
    String content = HexFormat.of().formatHex(digest.digest(), 0, DIGEST_BYTES);
    return new SnapshotCheck(content, understood, scopes, flaw(first, refused, complete, scopes));
  }

  private static void add(MessageDigest digest, Collected said) {
    String scope = scope(said).map(in -> in.identity(said.id())).orElse(said.id());
    digest.update(scope.getBytes(StandardCharsets.UTF_8));
    digest.update((byte) 0);
    digest.update(SourceContent.digest(said).getBytes(StandardCharsets.UTF_8));
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
