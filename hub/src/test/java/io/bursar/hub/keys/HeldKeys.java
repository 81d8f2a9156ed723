package io.bursar.hub.keys;

import io.bursar.routes.bus.KeyEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Keys in memory. */
final class HeldKeys implements KeyStore {

  final Map<String, KeyEvent> kept = new ConcurrentHashMap<>();
  int writes;

  @Override
  public Optional<KeyEvent> key(String id) {
    return Optional.ofNullable(kept.get(id));
  }

  @Override
  public List<KeyEvent> all() {
    return List.copyOf(kept.values());
  }

  @Override
  public void keep(KeyEvent key) {
    writes++;
    kept.put(key.id(), key);
  }
}
