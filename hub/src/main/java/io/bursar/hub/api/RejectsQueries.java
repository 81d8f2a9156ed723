package io.bursar.hub.api;

import io.bursar.core.collected.Rejection;
import io.bursar.routes.bus.KeyEvent.Role;
import io.bursar.routes.views.Page;
import io.bursar.routes.views.PageRequest;
import io.bursar.routes.views.Reject;
import io.bursar.routes.views.RejectsView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** {@code GET /rejects}. */
public final class RejectsQueries {

  /** What stands for the tenant of what names none. */
  private static final String NO_TENANT = "-";

  private final Sight sight;
  private final RejectsView view;

  RejectsQueries(Sight sight, RejectsView view) {
    this.sight = sight;
    this.view = view;
  }

  public Answer answer(ApiRequest call) {
    List<Listing.Strip> strips =
        tenants(call).stream()
            .map(tenant -> new Listing.Strip(tenant, page -> page(call, tenant, page)))
            .toList();
    return Listing.answer(call, strips);
  }

  private List<String> tenants(ApiRequest call) {
    boolean seesAll = call.caller().hasEverywhere(Role.VIEWER);
    Optional<String> named = call.parameter("tenant");
    if (seesAll && named.filter(NO_TENANT::equals).isPresent()) {
      return List.of(NO_TENANT);
    }
    List<String> tenants = new ArrayList<>();
    if (seesAll && named.isEmpty()) {
      tenants.add(NO_TENANT);
    }
    sight.wholeTenants(call).forEach(world -> tenants.add(world.name()));
    return tenants;
  }

  private Page<?> page(ApiRequest call, String tenant, PageRequest request) {
    Page<Reject> page = view.find(RejectsFilter.of(call, tenant), request);
    return new Page<>(page.items().stream().map(Item::of).toList(), page.next());
  }

  record Item(
      String id,
      String tenant,
      String source,
      String stage,
      String code,
      String where,
      String reason,
      Instant time,
      Optional<String> importId,
      Optional<Instant> replayed,
      String original) {

    static Item of(Reject reject) {
      Rejection rejection = reject.rejection();
      return new Item(
          reject.id(),
          rejection.tenant(),
          rejection.source(),
          rejection.stage(),
          rejection.code(),
          rejection.where(),
          rejection.reason(),
          reject.time(),
          rejection.importId(),
          reject.replayed(),
          Base64.getEncoder().encodeToString(rejection.original()));
    }
  }
}
