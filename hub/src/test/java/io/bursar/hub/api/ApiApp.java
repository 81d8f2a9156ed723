package io.bursar.hub.api;

import io.bursar.forecasting.serving.Foresight;
import io.bursar.forecasting.serving.ModelShelf;
import io.bursar.hub.keys.KeyStore;
import io.bursar.hub.keys.Keyring;
import io.bursar.routes.bus.CloseReply;
import io.bursar.routes.clean.CleanTrial;
import io.bursar.routes.views.ChargesView;
import io.bursar.routes.views.DecisionsView;
import io.bursar.routes.views.DeliveriesView;
import io.bursar.routes.views.ForecastsView;
import io.bursar.routes.views.ImportsView;
import io.bursar.routes.views.RejectsView;
import io.bursar.routes.views.UsageView;
import io.bursar.routes.views.WindowsView;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The API on a real Tomcat and Camel, with views and keys in memory and collect played. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import({ApiConfiguration.class, QueriesConfiguration.class})
class ApiApp {

  @Bean
  World world() {
    return new World();
  }

  @Bean
  KeyStore keyStore(World world) {
    return world.keys();
  }

  @Bean
  Keyring keyring(KeyStore keys) {
    return new Keyring(keys);
  }

  @Bean
  PlayedViews views() {
    return new PlayedViews();
  }

  @Bean
  UsageView usageView(PlayedViews views) {
    return views.usage();
  }

  @Bean
  WindowsView windowsView(PlayedViews views) {
    return views.windows();
  }

  @Bean
  ChargesView chargesView(PlayedViews views) {
    return views.charges();
  }

  @Bean
  DecisionsView decisionsView(PlayedViews views) {
    return views.decisions();
  }

  @Bean
  RejectsView rejectsView(PlayedViews views) {
    return views.rejects();
  }

  @Bean
  DeliveriesView deliveriesView(PlayedViews views) {
    return views.deliveries();
  }

  @Bean
  PlayedNets nets() {
    return new PlayedNets();
  }

  @Bean
  Foresight foresight() {
    return new Foresight(ModelShelf.empty());
  }

  @Bean
  ForecastsView forecastsView(PlayedViews views) {
    return views.forecasts();
  }

  @Bean
  ForecastAsking.Asker forecastAsker(List<String> resent) {
    return (tenant, day) -> resent.add(tenant + " from " + day);
  }

  @Bean
  List<String> resent() {
    return new CopyOnWriteArrayList<>();
  }

  @Bean
  ImportsView importsView(PlayedViews views) {
    return views.imports();
  }

  @Bean
  Closing.Ledger closingLedger() {
    return (tenant, period, author) ->
        Optional.of(
            period.equals("2026")
                ? new CloseReply(tenant, period, Optional.empty(), Optional.of("it goes on"))
                : new CloseReply(
                    tenant, period, Optional.of(LocalDate.parse("2026-11-30")), Optional.empty()));
  }

  @Bean
  CleanTrial cleanTrial() {
    return new CleanTrial(tenant -> Optional.empty());
  }

  @Bean
  Replaying.Publisher replayPublisher(List<String> resent) {
    return (plan, tenant, author) -> resent.add("replay " + plan.ids() + " of " + tenant);
  }

  @Bean
  Resending.Asker asker(List<String> resent) {
    return (tenant, id, purpose, attempts) ->
        resent.add(tenant + " " + id + " " + purpose + " " + attempts);
  }

  @Bean
  PlayedCollect collect() {
    return new PlayedCollect();
  }

  @Bean
  RouteBuilder collectRoutes(PlayedCollect collect) {
    return collect.routes();
  }
}
