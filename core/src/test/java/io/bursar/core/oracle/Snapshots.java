package io.bursar.core.oracle;

import io.bursar.core.journal.SnapshotEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Of each scope: which snapshots are complete, and which was the last to have each row. */
final class Snapshots {

  private final Map<String, Long> completed = new HashMap<>();
  private final Map<String, String> completedBy = new HashMap<>();
  private final Map<String, Set<Integer>> arriving = new HashMap<>();
  private final Map<String, Instant> open = new HashMap<>();
  private final Map<Identity, Long> had = new LinkedHashMap<>();
  // The same, of those in words that could be used.
  private final Map<Identity, Long> saidLast = new HashMap<>();

  /**
   * What becomes of a row: the highest snapshot that has it is right about whether it is there, the
   * highest that says it in words that can be used about what it is.
   *
   * @param stands null when nothing stands of it
   * @param importId who says it
   */
  String outcome(Identity row, Standing stands, Standing says, String importId, Instant time) {
    Long complete = completed.get(row.scopeOfAll());
    boolean isMissing =
        complete != null
            && had.containsKey(row)
            && had.get(row) >= complete
            && (!saidLast.containsKey(row) || says.said() > saidLast.get(row));
    if (complete != null && says.said() < complete && !isMissing) {
      return "stale";
    }
    if (complete == null || says.said() > complete) {
      opened(row.scopeOfAll(), time);
    }
    boolean isSaidByOthers = !importId.equals(completedBy.get(row.scopeOfAll()));
    boolean wasThere = stands != null && had.get(row) >= says.said();
    if (complete != null && says.said() == complete && !isMissing && isSaidByOthers && !wasThere) {
      return "conflict";
    }
    if (stands == null) {
      return "applied";
    }
    long last = saidLast.get(row);
    if (says.said() < last) {
      return "stale";
    }
    if (!says.content().equals(stands.content())) {
      return says.said() == last ? "conflict" : "restated";
    }
    return says.reclean() > stands.reclean() ? "restated" : "duplicate";
  }

  private void opened(String scope, Instant time) {
    Instant since = open.get(scope);
    if (since == null || !since.plus(Duration.ofMinutes(30)).isAfter(time)) {
      open.put(scope, time);
    }
  }

  /** That snapshot says the row. */
  void says(Identity row, long version) {
    had.merge(row, version, Math::max);
    saidLast.merge(row, version, Math::max);
  }

  /** That snapshot has the row, in words that can't be used. */
  void has(Identity row, long version) {
    Long complete = completed.get(row.scopeOfAll());
    if (complete == null || version >= complete) {
      had.merge(row, version, Math::max);
    }
  }

  /** One more part came; whether the snapshot is complete by it. */
  boolean completes(SnapshotEntry entry, String scope) {
    Long complete = completed.get(scope);
    if (complete != null && entry.version() <= complete) {
      return false;
    }
    Set<Integer> came =
        arriving.computeIfAbsent(
            scope + " " + entry.version() + " " + entry.content(), any -> new HashSet<>());
    came.add(entry.part());
    if (came.size() < entry.parts()) {
      return false;
    }
    completed.put(scope, entry.version());
    completedBy.put(scope, entry.importId().orElse(""));
    boolean stillOpen =
        had.entrySet().stream()
            .anyMatch(
                each ->
                    each.getKey().scopeOfAll().equals(scope) && each.getValue() > entry.version());
    if (!stillOpen) {
      open.remove(scope);
    }
    return true;
  }

  /** The rows that complete snapshots have no more. */
  List<Identity> vanished() {
    return had.entrySet().stream()
        .filter(
            each ->
                each.getValue()
                    < completed.getOrDefault(each.getKey().scopeOfAll(), Long.MIN_VALUE))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** The row is taken back. */
  void forget(Identity row) {
    had.remove(row);
    saidLast.remove(row);
  }

  /** Whether a tenant's figures are not those between two snapshots. */
  boolean settled(String tenant, Instant time) {
    return open.entrySet().stream()
        .filter(each -> each.getKey().startsWith(tenant + " "))
        .noneMatch(each -> each.getValue().plus(Duration.ofHours(1)).isAfter(time));
  }
}
