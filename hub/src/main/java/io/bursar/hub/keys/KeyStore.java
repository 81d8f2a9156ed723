package io.bursar.hub.keys;

import io.bursar.routes.bus.KeyEvent;
import java.util.List;
import java.util.Optional;

/** The keys that the hub knows: topic control, in memory. */
public interface KeyStore {

  /** The key with that id, revoked or not. */
  Optional<KeyEvent> key(String id);

  /** Every key, revoked or not, in the order of their making. */
  List<KeyEvent> all();

  /** Keeps a key, or another version of it, and returns when it holds. */
  void keep(KeyEvent key);
}
