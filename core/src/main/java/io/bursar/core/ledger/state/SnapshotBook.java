package io.bursar.core.ledger.state;

import io.bursar.core.ledger.StateDocument;
import java.util.ArrayList;
import java.util.List;

/**
 * How the snapshots of a scope stand.
 *
 * @param complete the highest snapshot of which every row came; {@link #NONE} before the first
 * @param content digest of what it was
 * @param completedBy the import that sent it
 * @param rows how many rows are not gone that each version was the last to have, by version
 * @param arriving snapshots that are not complete, in the order in which their first parts came
 */
public record SnapshotBook(
    long complete, String content, String completedBy, List<Rows> rows, List<Arriving> arriving)
    implements StateDocument {

  /** Lower than any version. */
  public static final long NONE = Long.MIN_VALUE;

  /** Of a scope of which nothing came. */
  public static final SnapshotBook EMPTY = new SnapshotBook(NONE, "", "", List.of(), List.of());

  /** Ones that were cut short are remembered up to so many. */
  private static final int MOST_ARRIVING = 20;

  /** How many rows a version was the last to have. */
  public record Rows(long version, long count) {}

  /**
   * A snapshot that is not complete.
   *
   * @param content digest of what is sent
   * @param came numbers of the parts that came, in order
   * @param parts how many there are
   */
  public record Arriving(long version, String content, List<Integer> came, int parts) {

    /** Whether all parts came. */
    public boolean isWhole() {
      return came.size() == parts;
    }

    /** With one more part; the same when it came before. */
    public Arriving with(int part) {
      if (came.contains(part)) {
        return this;
      }
      List<Integer> more = new ArrayList<>(came);
      more.add(part);
      more.sort(null);
      return new Arriving(version, content, List.copyOf(more), parts);
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
  public boolean isOpen() {
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
    return new SnapshotBook(complete, content, completedBy, List.copyOf(changed), arriving);
  }

  /** What came so far of a content at a version. */
  public Arriving arriving(long version, String content, int parts) {
    for (Arriving each : arriving) {
      if (each.version() == version && each.content().equals(content) && each.parts() == parts) {
        return each;
      }
    }
    return new Arriving(version, content, List.of(), parts);
  }

  /** With so much of a snapshot. */
  public SnapshotBook with(Arriving changed) {
    List<Arriving> all = new ArrayList<>(arriving);
    all.removeIf(
        each -> each.version() == changed.version() && each.content().equals(changed.content()));
    all.add(changed);
    int first = Math.max(0, all.size() - MOST_ARRIVING);
    return new SnapshotBook(
        complete, content, completedBy, rows, List.copyOf(all.subList(first, all.size())));
  }

  /**
   * That snapshot is complete; it and older ones are not waited for any more.
   *
   * @param importId the import that sent it
   */
  public SnapshotBook completed(Arriving whole, String importId) {
    return new SnapshotBook(
        whole.version(),
        whole.content(),
        importId,
        rows,
        arriving.stream().filter(each -> each.version() > whole.version()).toList());
  }
}
