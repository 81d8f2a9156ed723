package io.bursar.routes.views;

import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.routes.bus.PostingEvent;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a posting says about one row of the charges view: that it stands with a part, or that it no
 * longer does. Every posting speaks about the rows of its parts and about those of the parts before
 * it, and the posting with the highest offset is right about each; so, whatever the order they are
 * told in, after all of them exactly the parts of the last one stand.
 *
 * @param number of the part among the charge's parts
 * @param part what stands; empty when nothing does
 * @param fresh whether, as far as the ledger knows, nobody spoke about the row before
 */
record ChargeCell(Key key, PostingEvent posting, int number, Optional<Part> part, boolean fresh) {

  /**
   * The row's key.
   *
   * @param identity of the charge within its tenant
   * @param piece which of the charge's parts with this day and node, from 0
   */
  record Key(String tenant, LocalDate day, String node, UUID identity, int piece) {}

  /** All that a posting says. */
  static List<ChargeCell> of(PostingEvent posting) {
    ChargeEntry charge = posting.charge();
    UUID identity = identity(charge.source(), charge.identity());
    boolean fresh = posting.before().isEmpty();
    List<Key> now = keys(charge.tenant(), identity, charge.parts(), posting.zone());
    List<ChargeCell> cells = new ArrayList<>(now.size());
    for (int i = 0; i < now.size(); i++) {
      Optional<Part> part = Optional.of(charge.parts().get(i));
      cells.add(new ChargeCell(now.get(i), posting, i, part, fresh));
    }
    if (!fresh) {
      List<Key> gone = keys(charge.tenant(), identity, posting.before(), posting.zone());
      gone.removeAll(new HashSet<>(now));
      gone.forEach(key -> cells.add(new ChargeCell(key, posting, 0, Optional.empty(), false)));
    }
    return cells;
  }

  private static List<Key> keys(String tenant, UUID identity, List<Part> parts, ZoneId zone) {
    List<Key> keys = new ArrayList<>(parts.size());
    Set<Key> taken = new HashSet<>();
    for (Part part : parts) {
      LocalDate day = part.when().day(zone);
      int piece = 0;
      Key key = new Key(tenant, day, part.node(), identity, piece);
      while (!taken.add(key)) {
        key = new Key(tenant, day, part.node(), identity, ++piece);
      }
      keys.add(key);
    }
    return keys;
  }

  /** The first 128 bits of SHA-256: no two charges share them. */
  static UUID identity(String source, String id) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(source.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      ByteBuffer hash = ByteBuffer.wrap(digest.digest(id.getBytes(StandardCharsets.UTF_8)));
      return new UUID(hash.getLong(), hash.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
