package io.bursar.hub.cli;

import io.bursar.hub.ProgramCode;
import io.bursar.hub.ProgramProblem;
import java.util.Map;
import java.util.TreeSet;

/** The tenant that is meant when nobody names one. */
final class OnlyTenant {

  private OnlyTenant() {}

  static String of(HubClient hub) {
    TreeSet<String> tenants = new TreeSet<>();
    Pages all = new Pages(hub, new Query("usage").with("limit", 1000));
    while (all.hasNext()) {
      Map<String, Object> item = all.next();
      tenants.add(String.valueOf(item.get("tenant")));
    }
    if (tenants.size() == 1) {
      return tenants.first();
    }
    throw new ProgramProblem(
        ProgramCode.TENANT_MISSING,
        tenants.isEmpty()
            ? "The key sees no tenant"
            : "There are " + tenants.size() + " tenants: " + String.join(", ", tenants));
  }
}
