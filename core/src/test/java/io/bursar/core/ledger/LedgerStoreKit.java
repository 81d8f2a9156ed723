package io.bursar.core.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.core.ledger.state.ChainHead;
import io.bursar.core.ledger.state.Marker;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the ledger relies on in a store. Every store passes it. */
public abstract class LedgerStoreKit {

  /** A store with nothing in it. */
  protected abstract LedgerStore newStore();

  @Test
  void keepsTheLastThatWasPut() {
    LedgerStore store = newStore();
    StateKey key = key("acme", StateKey.Kind.CHAIN, "");
    assertThat(store.get(key)).isEmpty();
    store.put(key, new ChainHead(1, "a"));
    store.put(key, new ChainHead(2, "b"));
    assertThat(store.get(key)).contains(new ChainHead(2, "b"));
    store.delete(key);
    assertThat(store.get(key)).isEmpty();
    store.delete(key);
  }

  @Test
  void scansOneTenantAndKindFromAPrefixOnInTheOrderOfKeys() {
    LedgerStore store = newStore();
    List<StateKey> wanted = new ArrayList<>();
    for (String rest : List.of("a\0z", "a|", "aa", "ab\0", "a\u4e2d", "a\ue000", "a\ud83d\ude00")) {
      wanted.add(key("acme", StateKey.Kind.PROVISIONAL, rest));
    }
    for (int i = wanted.size() - 1; i >= 0; i--) {
      store.put(wanted.get(i), Marker.SET);
    }
    store.put(key("acme", StateKey.Kind.PROVISIONAL, "b"), Marker.SET);
    store.put(key("acme", StateKey.Kind.PROVISIONAL, ""), Marker.SET);
    store.put(key("acme", StateKey.Kind.RATE, "a"), Marker.SET);
    store.put(key("acme2", StateKey.Kind.PROVISIONAL, "a"), Marker.SET);
    store.put(key("", StateKey.Kind.PROVISIONAL, "a"), Marker.SET);
    wanted.sort(null);
    assertThat(scan(store, "acme", StateKey.Kind.PROVISIONAL, "a")).isEqualTo(wanted);
    assertThat(scan(store, "acme", StateKey.Kind.PROVISIONAL, "")).hasSize(wanted.size() + 2);
    assertThat(scan(store, "acme", StateKey.Kind.PROVISIONAL, "c")).isEmpty();
    assertThat(scan(store, "", StateKey.Kind.PROVISIONAL, "")).hasSize(1);
  }

  @Test
  void scansChargesToo() {
    LedgerStore store = newStore();
    List<StateKey> keys = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      StateKey key = key("acme", StateKey.Kind.CHARGE, "feed\0" + (i * 7919) % 300);
      keys.add(key);
      store.put(key, Marker.SET);
    }
    keys.sort(null);
    assertThat(scan(store, "acme", StateKey.Kind.CHARGE, "feed\0")).isEqualTo(keys);
  }

  @Test
  void scansOneTenantAndKindFromAKeyOn() {
    LedgerStore store = newStore();
    List<StateKey> keys = new ArrayList<>();
    for (String rest : List.of("a", "b", "b\0", "b\0c", "c", "\u4e2d", "\ud83d\ude00")) {
      keys.add(key("acme", StateKey.Kind.CHARGE, rest));
      store.put(key("acme", StateKey.Kind.CHARGE, rest), Marker.SET);
      store.put(key("acme", StateKey.Kind.BUDGET, rest), Marker.SET);
      store.put(key("acme", StateKey.Kind.COLD_CHARGE, rest), Marker.SET);
      store.put(key("acme2", StateKey.Kind.CHARGE, rest), Marker.SET);
    }
    store.put(key("acme", StateKey.Kind.CHARGE, "bb"), Marker.SET);
    store.delete(key("acme", StateKey.Kind.CHARGE, "bb"));
    keys.sort(null);
    for (int i = 0; i < keys.size(); i++) {
      assertThat(keys(store.scanFrom("acme", StateKey.Kind.CHARGE, keys.get(i).rest())))
          .isEqualTo(keys.subList(i, keys.size()));
    }
    assertThat(keys(store.scanFrom("acme", StateKey.Kind.CHARGE, ""))).isEqualTo(keys);
    assertThat(keys(store.scanFrom("acme", StateKey.Kind.CHARGE, "bb"))).hasSize(3);
    assertThat(keys(store.scanFrom("acme", StateKey.Kind.CHARGE, "\uffff\uffff"))).hasSize(1);
    assertThat(keys(store.scanFrom("acme1", StateKey.Kind.CHARGE, ""))).isEmpty();
  }

  private static List<StateKey> scan(
      LedgerStore store, String tenant, StateKey.Kind kind, String prefix) {
    return keys(store.scan(tenant, kind, prefix));
  }

  private static List<StateKey> keys(Iterator<Map.Entry<StateKey, StateDocument>> scan) {
    List<StateKey> keys = new ArrayList<>();
    scan.forEachRemaining(each -> keys.add(each.getKey()));
    if (scan instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    }
    return keys;
  }

  private static StateKey key(String tenant, StateKey.Kind kind, String rest) {
    return new StateKey(tenant, kind, rest);
  }
}
