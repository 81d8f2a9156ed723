package io.bursar.hub.api;

import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.period.FiscalCalendar;
import io.bursar.routes.bus.RevisionEvent;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Makes each tenant's world once for each configuration that comes into force. */
final class Worlds {

  private final Tenants tenants;
  private final Function<TenantConfiguration, FiscalCalendar> calendars;
  private final Map<String, Made> made = new ConcurrentHashMap<>();

  Worlds(Tenants tenants, Function<TenantConfiguration, FiscalCalendar> calendars) {
    this.tenants = tenants;
    this.calendars = calendars;
  }

  Tenants tenants() {
    return tenants;
  }

  Optional<TenantWorld> of(String tenant) {
    return tenants.revision(tenant).map(revision -> world(tenant, revision));
  }

  private TenantWorld world(String tenant, RevisionEvent revision) {
    Made known = made.get(tenant);
    if (known != null && known.revision == revision.revision()) {
      return known.world;
    }
    TenantConfiguration configuration = revision.configuration();
    TenantWorld world =
        new TenantWorld(
            configuration, TenantTree.of(configuration), calendars.apply(configuration));
    made.put(tenant, new Made(revision.revision(), world));
    return world;
  }

  /** Revisions only rise, so the number tells whether it is still the one in force. */
  private record Made(long revision, TenantWorld world) {}
}
