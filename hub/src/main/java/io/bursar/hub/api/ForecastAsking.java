package io.bursar.hub.api;

import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.KeyEvent.Role;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** {@code POST /forecasts/refresh}. */
public final class ForecastAsking {

  /** Asks for a tenant to be foreseen; comes back when the bus has the request. */
  interface Asker {
    void ask(String tenant, LocalDate day);
  }

  private final Sight sight;
  private final Asker asker;

  ForecastAsking(Sight sight, Asker asker) {
    this.sight = sight;
    this.asker = asker;
  }

  public Answer answer(ApiRequest call) {
    List<TenantWorld> own =
        sight.tenants(call).stream()
            .filter(world -> call.caller().hasAllOf(world.name(), Role.OPERATOR))
            .toList();
    if (own.isEmpty()) {
      throw new Refusal(ApiCode.FORBIDDEN, "this needs the role operator on the root of a tenant");
    }
    Map<String, LocalDate> asked = new TreeMap<>();
    for (TenantWorld world : own) {
      LocalDate today = world.today(sight.now());
      asker.ask(world.name(), today);
      asked.put(world.name(), today);
    }
    return new Answer(
        HttpServletResponse.SC_ACCEPTED,
        Optional.of(Answer.JSON),
        Map.of(),
        BusJson.write(Map.of("from", asked)));
  }
}
