package io.bursar.core.ledger.rules;

import io.bursar.core.journal.ForecastEntry;
import io.bursar.core.journal.Position;
import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.StateKey;
import io.bursar.core.ledger.state.KnownForecast;
import io.bursar.core.ledger.state.LastTick;
import io.bursar.core.ledger.state.Marker;
import io.bursar.core.ledger.state.StateKeys;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Keeps the newest forecast of each node; its policies are judged at the next tick. */
final class Forecasts {

  private static final Duration PAUSE = Duration.ofHours(1);

  private final Tenants tenants;

  Forecasts(Tenants tenants) {
    this.tenants = tenants;
  }

  List<Effect> apply(LedgerStore store, ForecastEntry entry) {
    Tenant tenant = tenants.find(store, entry.tenant());
    if (tenant == null) {
      return refused(entry, "tenant '" + entry.tenant() + "' is not declared");
    }
    if (tenant.tree().find(entry.node()) == null) {
      return refused(entry, "node '" + entry.node() + "' is not declared");
    }
    Optional<KnownForecast> before = find(store, tenant, entry.node());
    if (before.isEmpty() || before.get().revision() < entry.revision()) {
      store.put(
          StateKeys.forecast(tenant.name(), entry.node()),
          new KnownForecast(
              entry.revision(),
              entry.origin(),
              entry.model(),
              entry.spentThrough(),
              entry.anomalous(),
              entry.fallback()));
      store.put(StateKeys.judge(tenant.name(), entry.node()), Marker.SET);
    }
    return List.of();
  }

  static Optional<KnownForecast> find(LedgerStore store, Tenant tenant, String node) {
    return store.get(StateKeys.forecast(tenant.name(), node)).map(KnownForecast.class::cast);
  }

  /**
   * Asks for new ones where more was spent than in nine cases of ten was foreseen, or less; once an
   * hour, as a line that is more than was foreseen will go on to be more.
   */
  static void leftBehind(
      LedgerStore store,
      Tenant tenant,
      Collection<String> changed,
      LocalDate today,
      Position position,
      List<Effect> effects) {
    for (String node : changed) {
      Optional<KnownForecast> known = find(store, tenant, node);
      if (known.isEmpty() || !leftBand(store, tenant, node, known.get(), today)) {
        continue;
      }
      StateKey asked = StateKeys.forecastAsked(tenant.name(), node);
      Optional<LastTick> last = store.get(asked).map(LastTick.class::cast);
      if (last.isEmpty() || !last.get().time().plus(PAUSE).isAfter(position.time())) {
        store.put(asked, new LastTick(position.offset(), position.time()));
        effects.add(
            new Effect.ForecastDue(
                tenant.name(), Optional.of(node), today, Effect.ForecastDue.Cause.LEFT_BAND));
      }
    }
  }

  private static boolean leftBand(
      LedgerStore store, Tenant tenant, String node, KnownForecast forecast, LocalDate today) {
    long days = ChronoUnit.DAYS.between(forecast.origin(), today);
    if (days < 0 || days >= forecast.spentThrough().size()) {
      return false;
    }
    BigDecimal spent = Figures.spent(store, tenant, node, forecast.origin(), today);
    return spent.compareTo(forecast.spentThrough().get((int) days).p90()) > 0
        || spent.compareTo(least(forecast, (int) days)) < 0;
  }

  /**
   * Of today more is to come, so what must have been spent is what was foreseen until yesterday; or
   * until today, where it is credits that are to come.
   */
  private static BigDecimal least(KnownForecast forecast, int days) {
    BigDecimal before = days == 0 ? BigDecimal.ZERO : forecast.spentThrough().get(days - 1).p10();
    return before.min(forecast.spentThrough().get(days).p10());
  }

  private static List<Effect> refused(ForecastEntry entry, String reason) {
    return List.of(new Effect.Rejected(Rejections.of(entry, reason)));
  }
}
