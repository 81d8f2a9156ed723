package io.bursar.hub.api;

import io.bursar.forecasting.serving.Foresight;
import io.bursar.forecasting.serving.ModelShelf;
import io.bursar.routes.bus.TargetsEvent;
import io.bursar.routes.bus.control.ControlView;
import io.bursar.routes.delivery.DeliveryResend;
import io.bursar.routes.views.ChargesView;
import io.bursar.routes.views.DecisionsView;
import io.bursar.routes.views.DeliveriesView;
import io.bursar.routes.views.ForecastsView;
import io.bursar.routes.views.ImportsView;
import io.bursar.routes.views.RejectsView;
import io.bursar.routes.views.UsageView;
import io.bursar.routes.views.WindowsView;
import java.time.Clock;
import org.apache.camel.ProducerTemplate;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The API with the real bus, keys and collect; only the views are in memory. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@ComponentScan({"io.bursar.hub.keys", "io.bursar.routes.bus", "io.bursar.routes.collect"})
@Import({ApiConfiguration.class, QueriesConfiguration.class, ApiOnBusConfiguration.class})
class ApiOnBusApp {

  private final PlayedViews views = new PlayedViews();

  @Bean
  DeliveryResend deliveryResend(ProducerTemplate camel, ControlView control) {
    return new DeliveryResend(
        camel, () -> control.find(TargetsEvent.KEY, TargetsEvent.class), Clock.systemUTC());
  }

  @Bean
  UsageView usageView() {
    return views.usage();
  }

  @Bean
  WindowsView windowsView() {
    return views.windows();
  }

  @Bean
  ChargesView chargesView() {
    return views.charges();
  }

  @Bean
  ModelShelf modelShelf() {
    return ModelShelf.empty();
  }

  @Bean
  Foresight foresight(ModelShelf shelf) {
    return new Foresight(shelf);
  }

  @Bean
  ForecastsView forecastsView() {
    return views.forecasts();
  }

  @Bean
  DecisionsView decisionsView() {
    return views.decisions();
  }

  @Bean
  ImportsView importsView() {
    return views.imports();
  }

  @Bean
  RejectsView rejectsView() {
    return views.rejects();
  }

  @Bean
  DeliveriesView deliveriesView() {
    return views.deliveries();
  }
}
