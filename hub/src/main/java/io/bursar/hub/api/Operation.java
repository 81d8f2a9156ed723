package io.bursar.hub.api;

import io.bursar.routes.bus.KeyEvent.Role;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One operation of the contract.
 *
 * @param id operationId, and the name of its {@code direct:} route
 * @param tag the part of the API it belongs to
 * @param role what a caller needs somewhere; empty when it is open to anybody
 * @param takes media types of the body; empty when it has none
 * @param maxBytes longest body; empty when it is read as it comes
 * @param offers media types of good answers
 */
record Operation(
    String id,
    String tag,
    String method,
    PathTemplate path,
    Optional<Role> role,
    List<Parameter> parameters,
    Set<String> takes,
    OptionalLong maxBytes,
    Set<String> offers) {

  /** Whether the body may be longer than memory. */
  boolean streams() {
    return !takes.isEmpty() && maxBytes.isEmpty();
  }
}
