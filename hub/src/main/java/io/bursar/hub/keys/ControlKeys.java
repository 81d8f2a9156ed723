package io.bursar.hub.keys;

import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.KeyEvent;
import io.bursar.routes.bus.control.ControlView;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Keys in topic control, under {@code key/ID}. */
record ControlKeys(ControlView control) implements KeyStore {

  @Override
  public Optional<KeyEvent> key(String id) {
    return control.key(id);
  }

  @Override
  public List<KeyEvent> all() {
    return control.all(KeyEvent.class).stream()
        .sorted(Comparator.comparing(KeyEvent::created).thenComparing(KeyEvent::id))
        .toList();
  }

  @Override
  public void keep(KeyEvent key) {
    control.publish("key/" + key.id(), EventType.KEY, key);
  }
}
