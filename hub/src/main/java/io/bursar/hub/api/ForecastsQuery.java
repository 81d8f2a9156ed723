package io.bursar.hub.api;

import io.bursar.core.period.PeriodKind;
import io.bursar.hub.api.ForecastItem.Past;
import io.bursar.hub.api.ForecastItem.Spent;
import io.bursar.routes.bus.ForecastEvent;
import io.bursar.routes.views.ForecastsView;
import io.bursar.routes.views.NodeUsage;
import io.bursar.routes.views.Page;
import io.bursar.routes.views.PageRequest;
import io.bursar.routes.views.UsagePeriod;
import io.bursar.routes.views.UsageView;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code GET /forecasts}: what is foreseen, what was spent before, and how earlier forecasts did.
 */
public final class ForecastsQuery {

  private static final int DAYS_BEFORE = 60;
  private static final int EARLIER = 30;

  private final Sight sight;
  private final ForecastsView forecasts;
  private final UsageView usage;

  ForecastsQuery(Sight sight, ForecastsView forecasts, UsageView usage) {
    this.sight = sight;
    this.forecasts = forecasts;
    this.usage = usage;
  }

  public Answer answer(ApiRequest call) {
    List<Listing.Strip> strips =
        sight
            .select(
                call,
                call.parameter("subtree").map(Boolean::parseBoolean).orElse(false),
                world -> world.tree().on(world.today(sight.now())))
            .stream()
            .map(
                selection ->
                    new Listing.Strip(selection.world().name(), page -> page(selection, page)))
            .toList();
    return Listing.answer(call, strips);
  }

  private Page<?> page(Selection selection, PageRequest request) {
    return Listing.slice(
        selection.ids(), request, id -> selection.tree().path(id), ids -> items(selection, ids));
  }

  private List<ForecastItem> items(Selection selection, List<String> ids) {
    Map<String, ForecastEvent> latest = new HashMap<>();
    forecasts
        .latest(selection.world().name(), ids)
        .forEach(forecast -> latest.put(forecast.node(), forecast));
    return ids.stream()
        .filter(latest::containsKey)
        .map(id -> item(selection, latest.get(id)))
        .toList();
  }

  private ForecastItem item(Selection selection, ForecastEvent latest) {
    LocalDate today = selection.world().today(sight.now());
    List<Spent> history = history(selection.world(), latest.node(), today);
    Map<LocalDate, BigDecimal> came = new HashMap<>();
    history.forEach(each -> came.put(each.day(), each.spent()));
    List<Past> past = new ArrayList<>();
    for (ForecastEvent earlier : forecasts.history(latest.tenant(), latest.node(), EARLIER + 1)) {
      if (earlier.origin().isBefore(latest.origin())) {
        past.add(past(earlier, came));
      }
    }
    return new ForecastItem(
        latest.tenant(),
        selection.tree().path(latest.node()),
        latest.node(),
        latest.currency(),
        latest.origin(),
        latest.revision(),
        latest.model(),
        latest.days(),
        latest.total(),
        latest.drivers(),
        latest.anomalous(),
        latest.fallback(),
        history,
        past);
  }

  /** The days before today, the oldest first; a day without a record is a day without spend. */
  private List<Spent> history(TenantWorld world, String node, LocalDate today) {
    List<UsagePeriod> days = new ArrayList<>();
    for (int ago = DAYS_BEFORE; ago >= 1; ago--) {
      days.add(
          UsagePeriod.of(
              world.calendar().of(PeriodKind.DAY, today.minusDays(ago)), world.calendar()));
    }
    Map<String, BigDecimal> spent = new HashMap<>();
    for (NodeUsage each : usage.find(world.name(), List.of(node), days)) {
      spent.put(each.usage().period(), each.usage().spent());
    }
    return days.stream()
        .map(
            day ->
                new Spent(
                    LocalDate.parse(day.label()), spent.getOrDefault(day.label(), BigDecimal.ZERO)))
        .toList();
  }

  private static Past past(ForecastEvent earlier, Map<LocalDate, BigDecimal> came) {
    BigDecimal foreseen = BigDecimal.ZERO;
    BigDecimal spent = BigDecimal.ZERO;
    int days = 0;
    int within = 0;
    // Without its first day: what of it was spent already may have been seen.
    for (ForecastEvent.Day day : earlier.days().subList(1, earlier.days().size())) {
      BigDecimal actual = came.get(day.day());
      if (actual != null) {
        days++;
        foreseen = foreseen.add(day.p50());
        spent = spent.add(actual);
        boolean inside = day.p10().compareTo(actual) <= 0 && actual.compareTo(day.p90()) <= 0;
        within += inside ? 1 : 0;
      }
    }
    return new Past(earlier.origin(), earlier.model(), days, foreseen, spent, within);
  }
}
