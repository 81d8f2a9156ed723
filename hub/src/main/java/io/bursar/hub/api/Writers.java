package io.bursar.hub.api;

import io.bursar.hub.keys.Principal;
import io.bursar.routes.bus.KeyEvent.Role;
import io.bursar.routes.collect.Writer;
import java.util.List;
import java.util.Optional;

/** Tells collect who brings charges, and for which tenants that caller may. */
record Writers(Tenants tenants) {

  /** Present for the operations of collect. */
  Optional<Writer> of(ApiRequest call) {
    return call.operation().tag().equals("collect")
        ? call.operation().role().map(role -> writer(call.caller(), role))
        : Optional.empty();
  }

  private Writer writer(Principal caller, Role role) {
    // A charge may land on any node of its tenant, so a part of the tenant is not enough.
    List<String> whole =
        tenants.names().stream().filter(tenant -> caller.hasAllOf(tenant, role)).toList();
    return new Writer(caller.name(), whole);
  }
}
