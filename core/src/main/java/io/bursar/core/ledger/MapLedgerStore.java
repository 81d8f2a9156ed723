package io.bursar.core.ledger;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A ledger's state in memory, for tests and backtests. Not thread-safe. A scan goes over what was
 * there when it began.
 */
public final class MapLedgerStore implements LedgerStore {

  private final NavigableMap<String, Map<StateKey.Kind, Map<String, StateDocument>>> tenants =
      new TreeMap<>(TextOrder.CODE_POINTS);

  @Override
  public Optional<StateDocument> get(StateKey key) {
    return Optional.ofNullable(section(key.tenant(), key.kind()).get(key.rest()));
  }

  @Override
  public void put(StateKey key, StateDocument document) {
    section(key.tenant(), key.kind()).put(key.rest(), document);
  }

  @Override
  public void delete(StateKey key) {
    section(key.tenant(), key.kind()).remove(key.rest());
  }

  @Override
  public Iterator<Map.Entry<StateKey, StateDocument>> scan(
      String tenant, StateKey.Kind kind, String prefix) {
    List<Map.Entry<StateKey, StateDocument>> found = new ArrayList<>();
    for (Map.Entry<String, StateDocument> each : from(section(tenant, kind), prefix)) {
      if (!each.getKey().startsWith(prefix)) {
        break;
      }
      found.add(Map.entry(new StateKey(tenant, kind, each.getKey()), each.getValue()));
    }
    return found.iterator();
  }

  @Override
  public Iterator<Map.Entry<StateKey, StateDocument>> scanFrom(
      String tenant, StateKey.Kind kind, String from) {
    List<Map.Entry<StateKey, StateDocument>> found = new ArrayList<>();
    for (Map.Entry<String, StateDocument> each : from(section(tenant, kind), from)) {
      found.add(Map.entry(new StateKey(tenant, kind, each.getKey()), each.getValue()));
    }
    return found.iterator();
  }

  /** Every document, in the order of the keys. */
  public Iterator<Map.Entry<StateKey, StateDocument>> all() {
    List<Map.Entry<StateKey, StateDocument>> found = new ArrayList<>();
    for (String tenant : tenants.keySet()) {
      for (StateKey.Kind kind : StateKey.Kind.inOrder()) {
        scan(tenant, kind, "").forEachRemaining(found::add);
      }
    }
    return found.iterator();
  }

  private static Iterable<Map.Entry<String, StateDocument>> from(
      Map<String, StateDocument> section, String prefix) {
    if (section instanceof TreeMap<String, StateDocument> sorted) {
      return sorted.tailMap(prefix, true).entrySet();
    }
    TreeMap<String, StateDocument> sorted = new TreeMap<>(TextOrder.CODE_POINTS);
    sorted.putAll(section);
    return sorted.tailMap(prefix, true).entrySet();
  }

  private Map<String, StateDocument> section(String tenant, StateKey.Kind kind) {
    return tenants
        .computeIfAbsent(tenant, any -> new EnumMap<>(StateKey.Kind.class))
        .computeIfAbsent(kind, MapLedgerStore::newSection);
  }

  // Charges are many and looked up one by one, hardly ever scanned; the others are scanned often.
  private static Map<String, StateDocument> newSection(StateKey.Kind kind) {
    return kind == StateKey.Kind.CHARGE || kind == StateKey.Kind.COLD_CHARGE
        ? new HashMap<>()
        : new TreeMap<>(TextOrder.CODE_POINTS);
  }
}
