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
  private final Map<String, String> files = new HashMap<>();
  private final Map<String, Set<Integer>> arriving = new HashMap<>();
  private final Map<String, Instant> open = new HashMap<>();
  private final Map<String, Instant> waiting = new HashMap<>();
  private final Map<Identity, Long> had = new LinkedHashMap<>();
  // The same, of those in words that could be used.
  private final Map<Identity, Long> saidLast = new HashMap<>();

  /**
   * What becomes of a row: the highest snapshot that has it is right about whether it is there, the
   * highest that says it in words that can be used about what it is; and what comes first under a
   * number has it.
   *
   * @param stands null when nothing stands of it
   * @param file content of the file that says it
   */
  String outcome(Identity row, Standing stands, Standing says, String file, Instant time) {
    String scope = row.scopeOfAll();
    long complete = completed.getOrDefault(scope, Long.MIN_VALUE);
    long last = saidLast.getOrDefault(row, Long.MIN_VALUE);
    if (says.said() < complete) {
      return "stale";
    }
    if (says.said() > complete) {
      if (isAnothers(scope, says.said(), file)) {
        return "conflict";
      }
      opened(scope, time);
    } else if (!file.equals(files.get(scope + " " + complete))
        && (stands == null || last < complete)) {
      return "conflict";
    }
    if (stands == null) {
      return "applied";
    }
    if (says.said() < last) {
      return "stale";
    }
    if (!says.content().equals(stands.content())) {
      return says.said() == last ? "conflict" : "restated";
    }
    return says.reclean() > stands.reclean() ? "restated" : "duplicate";
  }

  private boolean isAnothers(String scope, long version, String file) {
    return !files.computeIfAbsent(scope + " " + version, any -> file).equals(file);
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
  void has(Identity row, long version, String file) {
    if (version >= completed.getOrDefault(row.scopeOfAll(), Long.MIN_VALUE)
        && !isAnothers(row.scopeOfAll(), version, file)) {
      had.merge(row, version, Math::max);
    }
  }

  /** One more part came; whether the snapshot is complete by it. */
  boolean completes(SnapshotEntry entry, String scope) {
    if (entry.version() <= completed.getOrDefault(scope, Long.MIN_VALUE)
        || isAnothers(scope, entry.version(), entry.content())) {
      return false;
    }
    Set<Integer> came =
        arriving.computeIfAbsent(scope + " " + entry.version(), any -> new HashSet<>());
    came.add(entry.part());
    if (came.size() < entry.parts()) {
      return false;
    }
    completed.put(scope, entry.version());
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

  /** Whether a tenant is judged at a tick: it is when its figures were unsettled for an hour. */
  boolean mayJudge(String tenant, Instant time) {
    if (settled(tenant, time)) {
      waiting.remove(tenant);
      return true;
    }
    Instant since = waiting.putIfAbsent(tenant, time);
    return since != null && !since.plus(Duration.ofHours(1)).isAfter(time);
  }

  /** Whether a tenant's figures are not those between two snapshots. */
  boolean settled(String tenant, Instant time) {
    return open.entrySet().stream()
        .filter(each -> each.getKey().startsWith(tenant + " "))
        .noneMatch(each -> each.getValue().plus(Duration.ofHours(1)).isAfter(time));
  }
}
