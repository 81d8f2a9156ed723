package io.bursar.hub.api;

import io.bursar.routes.bus.RevisionEvent;
import java.util.Optional;
import java.util.SortedSet;

/** The tenants with a configuration in force, and what it says. */
interface Tenants {

  /** Their names, in order. */
  SortedSet<String> names();

  Optional<RevisionEvent> revision(String tenant);
}
