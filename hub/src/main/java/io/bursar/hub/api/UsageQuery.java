package io.bursar.hub.api;

import io.bursar.core.period.Period;
import io.bursar.core.usage.Usage;
import io.bursar.routes.views.NodeUsage;
import io.bursar.routes.views.Page;
import io.bursar.routes.views.PageRequest;
import io.bursar.routes.views.UsagePeriod;
import io.bursar.routes.views.UsageView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code GET /usage}. */
public final class UsageQuery {

  private final Sight sight;
  private final UsageView view;

  UsageQuery(Sight sight, UsageView view) {
    this.sight = sight;
    this.view = view;
  }

  public Answer answer(ApiRequest call) {
    Instant now = sight.now();
    Optional<String> label = call.parameter("period");
    boolean below = call.parameter("subtree").map(Boolean::parseBoolean).orElse(false);
    List<Selection> selections =
        sight.select(call, below, world -> world.tree(world.period(label, now), now));
    return Listing.answer(
        call,
        selections.stream()
            .map(
                selection ->
                    new Listing.Strip(
                        selection.world().name(),
                        page -> page(selection, selection.world().period(label, now), page)))
            .toList());
  }

  private Page<?> page(Selection selection, Period period, PageRequest request) {
    return Listing.slice(
        selection.ids(),
        request,
        id -> selection.tree().path(id),
        ids -> items(selection, ids, period));
  }

  private List<UsageItem> items(Selection selection, List<String> ids, Period period) {
    UsagePeriod where = UsagePeriod.of(period, selection.world().calendar());
    Map<String, NodeUsage> known =
        view.find(selection.world().name(), ids, List.of(where)).stream()
            .collect(Collectors.toMap(NodeUsage::node, Function.identity()));
    return ids.stream().map(id -> item(selection, id, period, known.get(id))).toList();
  }

  private static UsageItem item(Selection selection, String id, Period period, NodeUsage known) {
    if (known != null) {
      return UsageItem.of(selection, id, known.usage(), known.offset());
    }
    Optional<BigDecimal> plan = Plans.of(selection.world(), id, period);
    Usage nothing = new Usage(period.label(), plan, BigDecimal.ZERO, BigDecimal.ZERO);
    return UsageItem.of(selection, id, nothing, UsageItem.NO_OFFSET);
  }
}
