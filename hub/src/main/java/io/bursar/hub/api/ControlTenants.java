package io.bursar.hub.api;

import io.bursar.routes.bus.RevisionEvent;
import io.bursar.routes.bus.control.ControlView;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** Tenants in topic control. */
record ControlTenants(ControlView control) implements Tenants {

  @Override
  public SortedSet<String> names() {
    return Collections.unmodifiableSortedSet(new TreeSet<>(control.tenants()));
  }

  @Override
  public Optional<RevisionEvent> revision(String tenant) {
    return control.revision(tenant);
  }
}
