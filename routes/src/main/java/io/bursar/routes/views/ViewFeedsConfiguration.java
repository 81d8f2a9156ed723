package io.bursar.routes.views;

import io.bursar.core.collected.Rejection;
import io.bursar.core.decision.Decision;
import io.bursar.routes.bus.DeliveryEvent;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.ForecastEvent;
import io.bursar.routes.bus.ImportCounts;
import io.bursar.routes.bus.ImportEvent;
import io.bursar.routes.bus.PostingEvent;
import io.bursar.routes.bus.ReplayEvent;
import io.bursar.routes.bus.UsageEvent;
import io.bursar.routes.bus.WindowEvent;
import io.bursar.routes.stage.RunsStage;
import io.bursar.routes.stage.Stage;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that views.camel.yaml names: what views are written with. */
@Configuration(proxyBeanMethods = false)
@RunsStage(Stage.VIEWS)
class ViewFeedsConfiguration {

  private final Map<ViewRoute, ViewState> states = new EnumMap<>(ViewRoute.class);

  ViewFeedsConfiguration(MeterRegistry meters) {
    for (ViewRoute route : ViewRoute.values()) {
      states.put(route, new ViewState(route.view(), Clock.systemUTC(), meters));
    }
  }

  @Bean
  ViewsHealth viewsHealthIndicator() {
    return new ViewsHealth(List.copyOf(states.values()));
  }

  @Bean
  NewTables newTables(Postgres postgres, ViewPositions positions) {
    return new NewTables(postgres, positions);
  }

  @Bean
  ViewFeed<UsageEvent> usageHotFeed(HotUsage hot) {
    return new ViewFeed<>(
        states.get(ViewRoute.USAGE_HOT),
        EventType.USAGE,
        UsageEvent.class,
        hot::write,
        LatestByKey::of);
  }

  @Bean
  ViewFeed<UsageEvent> usageFeed(PostgresUsage usage) {
    return new ViewFeed<>(
        states.get(ViewRoute.USAGE),
        EventType.USAGE,
        UsageEvent.class,
        usage::write,
        LatestByKey::of);
  }

  @Bean
  ViewFeed<PostingEvent> chargesFeed(PostgresCharges charges) {
    return new ViewFeed<>(
        states.get(ViewRoute.CHARGES), EventType.POSTING, PostingEvent.class, charges::write);
  }

  @Bean
  ViewFeed<WindowEvent> windowsFeed(PostgresWindows windows) {
    return new ViewFeed<>(
        states.get(ViewRoute.WINDOWS), EventType.WINDOW, WindowEvent.class, windows::write);
  }

  @Bean
  ViewFeed<Decision> decisionsFeed(PostgresDecisions decisions) {
    return new ViewFeed<>(
        states.get(ViewRoute.DECISIONS), EventType.DECISION, Decision.class, decisions::write);
  }

  @Bean
  ViewFeed<ForecastEvent> forecastsFeed(PostgresForecasts forecasts) {
    return new ViewFeed<>(
        states.get(ViewRoute.FORECASTS), EventType.FORESEEN, ForecastEvent.class, forecasts::write);
  }

  @Bean
  ViewFeed<Object> rejectsFeed(PostgresRejects rejects) {
    return new ViewFeed<>(
        states.get(ViewRoute.REJECTS),
        Map.of(EventType.REJECTED, Rejection.class, EventType.REPLAYED, ReplayEvent.class),
        rejects::write);
  }

  @Bean
  ViewFeed<DeliveryEvent> deliveriesFeed(PostgresDeliveries deliveries) {
    return new ViewFeed<>(
        states.get(ViewRoute.DELIVERIES),
        EventType.DELIVERY,
        DeliveryEvent.class,
        deliveries::write);
  }

  @Bean
  ViewFeed<ImportEvent> importsFeed(PostgresImports imports) {
    return new ViewFeed<>(
        states.get(ViewRoute.IMPORTS),
        EventType.IMPORT,
        ImportEvent.class,
        imports::writeCollected);
  }

  @Bean
  ViewFeed<ImportCounts> importCountsFeed(PostgresImports imports) {
    return new ViewFeed<>(
        states.get(ViewRoute.IMPORT_COUNTS),
        EventType.IMPORT_COUNTS,
        ImportCounts.class,
        imports::writeCounted);
  }
}
