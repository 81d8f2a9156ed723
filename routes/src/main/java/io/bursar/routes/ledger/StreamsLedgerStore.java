package io.bursar.routes.ledger;

import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.StateDocument;
import io.bursar.core.ledger.StateKey;
import io.bursar.core.ledger.state.StateCodec;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The ledger's documents in one Kafka Streams store, so that a commit takes all of them or none.
 *
 * <p>What one entry writes is kept aside until the entry has been applied whole ({@link #keep}), so
 * an entry that fails half-way leaves nothing behind. What was kept is written down before a commit
 * ({@link #writeDown}), each document once. Documents stay decoded on the heap, and so does that
 * there is none; charges only until they are written down, because most are never looked at again.
 */
final class StreamsLedgerStore implements LedgerStore {

  /** An eighth of the heap for the usual twelve partitions, at some 2 kB a document. */
  private static final int CACHED_DOCUMENTS =
      (int) Math.max(1_000, Math.min(50_000, Runtime.getRuntime().maxMemory() / (8 * 12 * 2048)));

  /** So many documents wait for a commit at most. */
  private static final int MOST_UNWRITTEN = 50_000;

  private final KeyValueStore<Bytes, byte[]> store;
  private final Map<StateKey, Place> places = new LinkedHashMap<>(1024, 0.75f, true);
  private final List<Place> aside = new ArrayList<>();
  private final Map<StateKey.Kind, List<Place>> unwritten = new EnumMap<>(StateKey.Kind.class);
  private int waiting;

  StreamsLedgerStore(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
    for (StateKey.Kind kind : StateKey.Kind.values()) {
      unwritten.put(kind, new ArrayList<>());
    }
  }

  /** One document: as it stands, and as the entry at hand writes it. */
  private static final class Place {
    private final StateKey key;
    private Optional<StateDocument> standing;
    private Optional<StateDocument> aside;
    private boolean isAside;
    private boolean isUnwritten;

    /** Nobody looked at what is stored: gone again if the entry fails. */
    private boolean isBlind;

    Place(StateKey key, Optional<StateDocument> standing) {
      this.key = key;
      this.standing = standing;
      this.aside = standing;
    }
  }

  @Override
  public Optional<StateDocument> get(StateKey key) {
    Place known = places.get(key);
    if (known != null) {
      return known.aside;
    }
    Optional<StateDocument> stored = stored(key);
    if (!lookedAtOnce(key.kind())) {
      places.put(key, new Place(key, stored));
    }
    return stored;
  }

  @Override
  public void put(StateKey key, StateDocument document) {
    setAside(key, Optional.of(document));
  }

  @Override
  public void delete(StateKey key) {
    setAside(key, Optional.empty());
  }

  private void setAside(StateKey key, Optional<StateDocument> document) {
    Place place = places.get(key);
    if (place == null) {
      place = new Place(key, Optional.empty());
      place.isBlind = true;
      places.put(key, place);
    }
    place.aside = document;
    if (!place.isAside) {
      place.isAside = true;
      aside.add(place);
    }
  }

  @Override
  public MergedScan scan(String tenant, StateKey.Kind kind, String prefix) {
    writeDown(kind);
    return new MergedScan(
        store.prefixScan(StateCodec.prefix(tenant, kind, prefix), new ByteArraySerializer()),
        aside(tenant, kind, key -> key.rest().startsWith(prefix)));
  }

  @Override
  public MergedScan scanFrom(String tenant, StateKey.Kind kind, String from) {
    writeDown(kind);
    StateKey first = new StateKey(tenant, kind, from);
    // No key is what the kind's keys begin with, one higher.
    Bytes end = Bytes.increment(Bytes.wrap(StateCodec.prefix(tenant, kind, "")));
    return new MergedScan(
        store.range(bytes(first), end), aside(tenant, kind, key -> key.compareTo(first) >= 0));
  }

  /** What the entry at hand has written. */
  private NavigableMap<StateKey, Optional<StateDocument>> aside(
      String tenant, StateKey.Kind kind, Predicate<StateKey> wanted) {
    NavigableMap<StateKey, Optional<StateDocument>> written = new TreeMap<>();
    for (Place place : aside) {
      StateKey key = place.key;
      if (key.kind() == kind && key.tenant().equals(tenant) && wanted.test(key)) {
        written.put(key, place.aside);
      }
    }
    return written;
  }

  /** The entry was applied whole: what it wrote stays. */
  void keep() {
    for (Place place : aside) {
      place.standing = place.aside;
      place.isAside = false;
      place.isBlind = false;
      if (!place.isUnwritten) {
        place.isUnwritten = true;
        unwritten.get(place.key.kind()).add(place);
        waiting++;
      }
    }
    aside.clear();
    if (waiting > MOST_UNWRITTEN) {
      writeDown();
    }
  }

  /** The entry failed: nothing that it wrote stays. */
  void discard() {
    for (Place place : aside) {
      place.isAside = false;
      place.aside = place.standing;
      if (place.isBlind) {
        places.remove(place.key);
      }
    }
    aside.clear();
  }

  /** Writes down all that was kept. Between two entries only. */
  void writeDown() {
    unwritten.keySet().forEach(this::writeDown);
    Iterator<Place> eldest = places.values().iterator();
    for (int over = places.size() - CACHED_DOCUMENTS; over > 0; over--) {
      eldest.next();
      eldest.remove();
    }
  }

  private void writeDown(StateKey.Kind kind) {
    List<Place> all = unwritten.get(kind);
    for (Place place : all) {
      place.isUnwritten = false;
      if (place.standing.isPresent()) {
        store.put(bytes(place.key), StateCodec.encode(place.standing.get()));
      } else {
        store.delete(bytes(place.key));
      }
      if (lookedAtOnce(kind) && !place.isAside) {
        places.remove(place.key);
      }
    }
    waiting -= all.size();
    all.clear();
  }

  /** Charges and rows are many, and most are never looked at again. */
  private static boolean lookedAtOnce(StateKey.Kind kind) {
    return kind == StateKey.Kind.CHARGE
        || kind == StateKey.Kind.COLD_CHARGE
        || kind == StateKey.Kind.SNAPSHOT_ROW;
  }

  private Optional<StateDocument> stored(StateKey key) {
    byte[] stored = store.get(bytes(key));
    return stored == null ? Optional.empty() : Optional.of(StateCodec.decode(stored));
  }

  private static Bytes bytes(StateKey key) {
    return Bytes.wrap(StateCodec.encode(key));
  }
}
