package io.bursar.hub.api;

import io.bursar.routes.bus.DeliveryEvent;
import io.bursar.routes.views.DeliveriesQuery;
import io.bursar.routes.views.DeliveriesView;
import io.bursar.routes.views.Page;
import io.bursar.routes.views.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code GET /deliveries}. */
public final class DeliveriesQueries {

  private final Sight sight;
  private final DeliveriesView view;

  DeliveriesQueries(Sight sight, DeliveriesView view) {
    this.sight = sight;
    this.view = view;
  }

  public Answer answer(ApiRequest call) {
    List<Listing.Strip> strips =
        sight.wholeTenants(call).stream()
            .map(world -> new Listing.Strip(world.name(), page -> page(call, world.name(), page)))
            .toList();
    return Listing.answer(call, strips);
  }

  private Page<?> page(ApiRequest call, String tenant, PageRequest request) {
    DeliveriesQuery query =
        new DeliveriesQuery(
            tenant,
            call.parameter("decision"),
            call.parameter("target"),
            call.parameter("state").map(word -> Words.parse(DeliveryEvent.State.class, word)));
    Page<DeliveryEvent> page = view.find(query, request);
    return new Page<>(page.items().stream().map(Item::of).toList(), page.next());
  }

  record Item(
      String id,
      String tenant,
      String decision,
      long decisionNumber,
      String target,
      String purpose,
      int attempt,
      String state,
      Optional<String> detail,
      Instant time) {

    static Item of(DeliveryEvent event) {
      return new Item(
          DeliveryWord.outside(event.id()),
          event.tenant(),
          event.decision(),
          event.decisionNumber(),
          event.target(),
          event.purpose(),
          event.attempt(),
          Words.of(event.state()),
          event.detail(),
          event.time());
    }
  }
}
