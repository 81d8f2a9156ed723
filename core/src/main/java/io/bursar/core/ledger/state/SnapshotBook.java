package io.bursar.core.ledger.state;

import io.bursar.core.ledger.StateDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How the snapshots of a scope stand.
 *
 * @param complete the highest snapshot of which every row came; {@link #NONE} before the first
 * @param content digest of what it was
 * @param rows how many rows are not gone that each version was the last to have, by version
 * @param arriving snapshots of which something came and that are not complete, one a version, in
 *     the order in which they began
 */
public record SnapshotBook(long complete, String content, List<Rows> rows, List<Arriving> arriving)
    implements StateDocument {

  /** Lower than any version. */
  public static final long NONE = Long.MIN_VALUE;

  /** Of a scope of which nothing came. */
  public static final SnapshotBook EMPTY = new SnapshotBook(NONE, "", List.of(), List.of());

  /** Ones that were cut short are remembered up to so many. */
  private static final int MOST_ARRIVING = 20;

  /** How many rows a version was the last to have. */
  public record Rows(long version, long count) {}

  /**
   * A snapshot that is not complete.
   *
   * @param content digest of what is sent: what came first has the version for itself
   * @param came numbers of the parts of its end that came, in order
   */
  public record Arriving(long version, String content, List<Integer> came) {

    /** With one more part; the same when it came before. */
    public Arriving with(int part) {
      if (came.contains(part)) {
        return this;
      }
      List<Integer> more = new ArrayList<>(came);
      more.add(part);
      more.sort(null);
      return new Arriving(version, content, List.copyOf(more));
    }
  }

  /** Rows that only lower versions had: the complete snapshot has them no more. */
  public long vanished() {
    long vanished = 0;
    for (Rows each : rows) {
      vanished += each.version() < complete ? each.count() : 0;
    }
    return vanished;
  }

  /** Whether rows came of a snapshot that is not complete. */
  public boolean hasNewerRows() {
    return !rows.isEmpty() && rows.get(rows.size() - 1).version() > complete;
  }

  /** A row was had last at {@code from} ({@link #NONE}: never) and is now at {@code to}. */
  public SnapshotBook moved(long from, long to) {
    List<Rows> changed = new ArrayList<>(rows.size() + 1);
    boolean placed = to == NONE;
    for (Rows each : rows) {
      if (!placed && each.version() > to) {
        changed.add(new Rows(to, 1));
        placed = true;
      }
      long count = each.count();
      if (each.version() == from) {
        count--;
      }
      if (each.version() == to) {
        count++;
        placed = true;
      }
      if (count > 0) {
        changed.add(new Rows(each.version(), count));
      }
    }
    if (!placed) {
      changed.add(new Rows(to, 1));
    }
    return new SnapshotBook(complete, content, List.copyOf(changed), arriving);
  }

  /** What came so far at a version above the complete one. */
  public Optional<Arriving> arriving(long version) {
    for (Arriving each : arriving) {
      if (each.version() == version) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** With so much of a snapshot. */
  public SnapshotBook with(Arriving changed) {
    List<Arriving> all = new ArrayList<>(arriving);
    boolean isNew = true;
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).version() == changed.version()) {
        all.set(i, changed);
        isNew = false;
      }
    }
    if (isNew) {
      all.add(changed);
    }
    int first = Math.max(0, all.size() - MOST_ARRIVING);
    return new SnapshotBook(complete, content, rows, List.copyOf(all.subList(first, all.size())));
  }

  /** That snapshot is complete; it and lower ones are not waited for any more. */
  public SnapshotBook completed(Arriving whole) {
    return new SnapshotBook(
        whole.version(),
        whole.content(),
        rows,
        arriving.stream().filter(each -> each.version() > whole.version()).toList());
  }
}
