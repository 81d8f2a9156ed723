package io.bursar.hub.api;

import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.period.FiscalCalendar;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Makes each tenant's world once for each configuration that comes into force. */
final class Worlds {

  private final Tenants tenants;
  private final Function<TenantConfiguration, FiscalCalendar> calendars;
  private final Map<String, TenantWorld> made = new ConcurrentHashMap<>();

  Worlds(Tenants tenants, Function<TenantConfiguration, FiscalCalendar> calendars) {
    this.tenants = tenants;
    this.calendars = calendars;
  }

  Tenants tenants() {
    return tenants;
  }

  Optional<TenantWorld> of(String tenant) {
    return tenants.revision(tenant).map(revision -> world(tenant, revision.configuration()));
  }

  private TenantWorld world(String tenant, TenantConfiguration configuration) {
    TenantWorld known = made.get(tenant);
    if (known != null && isSame(known.configuration(), configuration)) {
      return known;
    }
    TenantWorld world =
        new TenantWorld(
            configuration, TenantTree.of(configuration), calendars.apply(configuration));
    made.put(tenant, world);
    return world;
  }

  /** Each accepted revision is one object; comparing thousands of budgets a request is not free. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(TenantConfiguration one, TenantConfiguration other) {
    return one == other;
  }
}
