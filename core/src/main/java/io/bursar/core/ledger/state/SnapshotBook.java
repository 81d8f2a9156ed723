package io.bursar.core.ledger.state;

import io.bursar.core.ledger.StateDocument;
import java.util.ArrayList;
import java.util.List;

/**
 * How the snapshots of a scope stand.
 *
 * @param complete the highest snapshot of which every row came; {@link #NONE} before the first
 * @param reversed how many charges were taken back for it so far
 * @param rows how many rows stand that were said last at each version, by version
 * @param arriving snapshots that are not complete, by version
 */
public record SnapshotBook(long complete, long reversed, List<Rows> rows, List<Arriving> arriving)
    implements StateDocument {

  /** Lower than any version. */
  public static final long NONE = Long.MIN_VALUE;

  /** Of a scope of which nothing came. */
  public static final SnapshotBook EMPTY = new SnapshotBook(NONE, 0, List.of(), List.of());

  /** How many rows were said last at a version. */
  public record Rows(long version, long count) {}

  /**
   * A snapshot that is not complete.
   *
   * @param came numbers of the parts that came, in order
   * @param parts how many there are
   * @param unreadable rows of the parts that came which nobody could read
   */
  public record Arriving(long version, List<Integer> came, int parts, long unreadable) {

    /** Whether all parts came. */
    public boolean isWhole() {
      return came.size() == parts;
    }

    /** With one more part; the same when it came before. */
    public Arriving with(int part, long unreadableOfIt) {
      if (came.contains(part)) {
        return this;
      }
      List<Integer> more = new ArrayList<>(came);
      more.add(part);
      more.sort(null);
      return new Arriving(version, List.copyOf(more), parts, unreadable + unreadableOfIt);
    }
  }

  /** Rows that were said last before the complete snapshot: it has them no more. */
  public long vanished() {
    long vanished = 0;
    for (Rows each : rows) {
      vanished += each.version() < complete ? each.count() : 0;
    }
    return vanished;
  }

  /** A row was said last at {@code from} ({@link #NONE}: never) and is now at {@code to}. */
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
    return new SnapshotBook(complete, reversed, List.copyOf(changed), arriving);
  }

  /** What came of a snapshot so far; nothing when it was announced in another number of parts. */
  public Arriving arriving(long version, int parts) {
    for (Arriving each : arriving) {
      if (each.version() == version && each.parts() == parts) {
        return each;
      }
    }
    return new Arriving(version, List.of(), parts, 0);
  }

  /** With so much of a snapshot. */
  public SnapshotBook with(Arriving changed) {
    List<Arriving> all = new ArrayList<>(arriving);
    all.removeIf(each -> each.version() == changed.version());
    all.add(changed);
    all.sort((one, other) -> Long.compare(one.version(), other.version()));
    return new SnapshotBook(complete, reversed, rows, List.copyOf(all));
  }

  /** Without one that is not waited for any more. */
  public SnapshotBook without(long version) {
    return new SnapshotBook(
        complete,
        reversed,
        rows,
        arriving.stream().filter(each -> each.version() != version).toList());
  }

  /** That snapshot is complete; older ones are not waited for any more. */
  public SnapshotBook completed(long version) {
    return new SnapshotBook(
        version, 0, rows, arriving.stream().filter(each -> each.version() > version).toList());
  }

  /** So many more charges were taken back. */
  public SnapshotBook reversedMore(long more) {
    return new SnapshotBook(complete, reversed + more, rows, arriving);
  }
}
