package io.bursar.hub.api;

import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.KeyEvent.Role;
import io.bursar.routes.clean.CleanTrial;
import io.bursar.routes.replay.ReplayPlan;
import io.bursar.routes.views.Page;
import io.bursar.routes.views.PageRequest;
import io.bursar.routes.views.RejectsView;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code POST /rejects/replay}: one page of rejects a call. */
public final class Replaying {

  /** Puts originals on the bus again; comes back when the bus has them. */
  interface Publisher {
    void publish(ReplayPlan plan, String tenant, String author);
  }

  private final Sight sight;
  private final RejectsView view;
  private final CleanTrial trial;
  private final Publisher publisher;

  Replaying(Sight sight, RejectsView view, CleanTrial trial, Publisher publisher) {
    this.sight = sight;
    this.view = view;
    this.trial = trial;
    this.publisher = publisher;
  }

  public Answer answer(ApiRequest call) {
    String tenant = sight.tenants(call).get(0).name();
    if (!call.caller().hasAllOf(tenant, Role.OPERATOR)) {
      throw new Refusal(ApiCode.FORBIDDEN, "this needs the role operator on the tenant's root");
    }
    PageRequest page =
        new PageRequest(Integer.parseInt(call.given("limit")), call.parameter("cursor"));
    Page<RejectsView.Open> open = view.open(RejectsFilter.of(call, tenant), page);
    ReplayPlan plan = ReplayPlan.of(open.items(), trial, call.flag("again"));
    if (!call.flag("dry-run")) {
      publisher.publish(plan, tenant, call.caller().name());
    }
    return Answer.json(BusJson.write(Replayed.of(plan, open)), Map.of());
  }

  /** How many there were, and what became of them. */
  record Replayed(
      int matched,
      int replayed,
      int looping,
      int elsewhere,
      List<Reason> reasons,
      List<Still> stillRefused,
      Optional<String> next) {

    static Replayed of(ReplayPlan plan, Page<RejectsView.Open> open) {
      return new Replayed(
          open.items().size(),
          plan.ids().size(),
          plan.looping(),
          plan.elsewhere(),
          plan.reasons().entrySet().stream()
              .map(each -> new Reason(each.getKey().stage(), each.getKey().code(), each.getValue()))
              .toList(),
          plan.stillRefused().entrySet().stream()
              .map(each -> new Still(each.getKey(), each.getValue()))
              .toList(),
          open.next());
    }
  }

  record Reason(String stage, String code, int count) {}

  record Still(String code, int count) {}
}
