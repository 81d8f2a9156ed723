package io.bursar.hub.api;

import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.DeliveryEvent;
import io.bursar.routes.bus.KeyEvent.Role;
import io.bursar.routes.views.DeliveriesView;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code POST /deliveries/{id}/resend}. */
public final class Resending {

  /** Asks for a delivery to be made again; comes back when the bus has the request. */
  interface Asker {
    void resend(String tenant, String id, String purpose, int attempts);
  }

  private final Sight sight;
  private final DeliveriesView view;
  private final Asker asker;

  Resending(Sight sight, DeliveriesView view, Asker asker) {
    this.sight = sight;
    this.view = view;
    this.asker = asker;
  }

  public Answer answer(ApiRequest call) {
    String word = call.given("id");
    DeliveryEvent last =
        sight.tenants(call).stream()
            .filter(world -> call.caller().hasAllOf(world.name(), Role.VIEWER))
            .flatMap(world -> last(world.name(), DeliveryWord.inside(word)).stream())
            .findFirst()
            .orElseThrow(
                () ->
                    new Refusal(
                        ApiCode.DELIVERY_UNKNOWN,
                        "delivery is " + Problem.shown(word) + ", none that this key may see"));
    if (!call.caller().hasAllOf(last.tenant(), Role.OPERATOR)) {
      throw new Refusal(ApiCode.FORBIDDEN, "this needs the role operator on the tenant's root");
    }
    if (last.state() != DeliveryEvent.State.UNDELIVERED) {
      throw new Refusal(
          ApiCode.DELIVERY_NOT_DEAD, "delivery " + word + " is " + Words.of(last.state()));
    }
    asker.resend(last.tenant(), last.id(), last.purpose(), last.attempt());
    return new Answer(
        HttpServletResponse.SC_ACCEPTED,
        Optional.of(Answer.JSON),
        Map.of(),
        BusJson.write(Map.of("id", word)));
  }

  private Optional<DeliveryEvent> last(String tenant, String id) {
    List<DeliveryEvent> attempts = view.attempts(tenant, id);
    return attempts.isEmpty() ? Optional.empty() : Optional.of(attempts.get(attempts.size() - 1));
  }
}
