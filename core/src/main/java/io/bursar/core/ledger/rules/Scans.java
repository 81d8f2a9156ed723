package io.bursar.core.ledger.rules;

import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.StateDocument;
import io.bursar.core.ledger.StateKey;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Scans that are read before anything is written, and closed. */
final class Scans {

  private Scans() {}

  static List<Map.Entry<StateKey, StateDocument>> all(
      LedgerStore store, String tenant, StateKey.Kind kind, String prefix) {
    return first(store, tenant, kind, prefix, Integer.MAX_VALUE);
  }

  static List<StateKey> partitionKeys(LedgerStore store, String prefix) {
    return all(store, "", StateKey.Kind.PARTITION, prefix).stream().map(Map.Entry::getKey).toList();
  }

  static boolean any(LedgerStore store, String tenant, StateKey.Kind kind, String prefix) {
    return !first(store, tenant, kind, prefix, 1).isEmpty();
  }

  static List<Map.Entry<StateKey, StateDocument>> first(
      LedgerStore store, String tenant, StateKey.Kind kind, String prefix, int most) {
    return first(store, tenant, kind, prefix, most, any -> 1);
  }

  /**
   * The first documents whose rest begins with {@code prefix}.
   *
   * @param most until they weigh so much together
   * @param weight what weighs nothing is left out
   */
  static List<Map.Entry<StateKey, StateDocument>> first(
      LedgerStore store,
      String tenant,
      StateKey.Kind kind,
      String prefix,
      int most,
      ToIntFunction<StateDocument> weight) {
    List<Map.Entry<StateKey, StateDocument>> found = new ArrayList<>();
    Iterator<Map.Entry<StateKey, StateDocument>> scan = store.scan(tenant, kind, prefix);
    try {
      int weighs = 0;
      while (weighs < most && scan.hasNext()) {
        Map.Entry<StateKey, StateDocument> next = scan.next();
        int more = weight.applyAsInt(next.getValue());
        if (more > 0) {
          found.add(next);
          weighs += more;
        }
      }
    } finally {
      close(scan);
    }
    return found;
  }

  /**
   * The first documents of a kind whose rest is not before {@code from}.
   *
   * @param most until they weigh so much together; one at least
   */
  static List<Map.Entry<StateKey, StateDocument>> from(
      LedgerStore store,
      String tenant,
      StateKey.Kind kind,
      String from,
      int most,
      ToIntFunction<StateDocument> weight) {
    List<Map.Entry<StateKey, StateDocument>> found = new ArrayList<>();
    Iterator<Map.Entry<StateKey, StateDocument>> scan = store.scanFrom(tenant, kind, from);
    try {
      int weighs = 0;
      while (weighs < most && scan.hasNext()) {
        Map.Entry<StateKey, StateDocument> next = scan.next();
        found.add(next);
        weighs += weight.applyAsInt(next.getValue());
      }
    } finally {
      close(scan);
    }
    return found;
  }

  /** The first {@code most} documents whose rest begins with {@code prefix}, from one on. */
  static List<Map.Entry<StateKey, StateDocument>> within(
      LedgerStore store, String tenant, StateKey.Kind kind, String prefix, String from, int most) {
    List<Map.Entry<StateKey, StateDocument>> found = new ArrayList<>();
    Iterator<Map.Entry<StateKey, StateDocument>> scan = store.scanFrom(tenant, kind, from);
    try {
      boolean isWithin = true;
      while (isWithin && found.size() < most && scan.hasNext()) {
        Map.Entry<StateKey, StateDocument> next = scan.next();
        isWithin = next.getKey().rest().startsWith(prefix);
        if (isWithin) {
          found.add(next);
        }
      }
    } finally {
      close(scan);
    }
    return found;
  }

  private static void close(Iterator<?> scan) {
    if (scan instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        throw new IllegalStateException("scan can't be closed", e);
      }
    }
  }
}
