package io.bursar.hub.api;

import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.forecasting.serving.Foresight;
import io.bursar.hub.keys.KeyStore;
import io.bursar.routes.clean.CleanTrial;
import io.bursar.routes.stage.RunsStage;
import io.bursar.routes.stage.Stage;
import io.bursar.routes.views.ChargesView;
import io.bursar.routes.views.DecisionsView;
import io.bursar.routes.views.DeliveriesView;
import io.bursar.routes.views.ForecastsView;
import io.bursar.routes.views.ImportsView;
import io.bursar.routes.views.RejectsView;
import io.bursar.routes.views.UsageView;
import io.bursar.routes.views.WindowsView;
import java.security.SecureRandom;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that api.camel.yaml names; the API is served where charges are collected. */
@Configuration(proxyBeanMethods = false)
@RunsStage(Stage.COLLECT)
class QueriesConfiguration {

  @Bean
  Worlds worlds(Tenants tenants) {
    return new Worlds(tenants, TenantConfiguration::calendar);
  }

  @Bean
  Sight sight(Worlds worlds) {
    return new Sight(worlds, Clock.systemUTC());
  }

  @Bean
  UsageQuery usageQuery(Sight sight, UsageView view) {
    return new UsageQuery(sight, view);
  }

  @Bean
  WindowsQueries windowsQueries(Sight sight, WindowsView view) {
    return new WindowsQueries(sight, view);
  }

  @Bean
  ChargesQueries chargesQueries(Sight sight, ChargesView view) {
    return new ChargesQueries(sight, view);
  }

  @Bean
  StatementsQuery statementsQuery(
      Sight sight, ChargesView charges, UsageView usage, DecisionsView decisions) {
    return new StatementsQuery(sight, charges, usage, decisions);
  }

  @Bean
  Closing closing(
      Sight sight,
      UsageView usage,
      ChargesView charges,
      RejectsView rejects,
      ImportsView imports,
      Closing.Ledger ledger) {
    return new Closing(sight, usage, charges, rejects, imports, ledger);
  }

  @Bean
  BudgetsQuery budgetsQuery(Sight sight) {
    return new BudgetsQuery(sight);
  }

  @Bean
  CalendarsQuery calendarsQuery(Sight sight) {
    return new CalendarsQuery(sight);
  }

  @Bean
  DecisionsQueries decisionsQueries(Sight sight, DecisionsView view) {
    return new DecisionsQueries(sight, view);
  }

  @Bean
  ForecastsQuery forecastsQuery(Sight sight, ForecastsView view, UsageView usage) {
    return new ForecastsQuery(sight, view, usage);
  }

  @Bean
  ForecastAsking forecastAsking(Sight sight, ForecastAsking.Asker asker) {
    return new ForecastAsking(sight, asker);
  }

  @Bean
  ForecastNumbers forecastNumbers(Foresight foresight) {
    return new ForecastNumbers(foresight, Clock.systemUTC());
  }

  @Bean
  InferenceCalls inferenceCalls(InferenceCalls.Nets nets) {
    return new InferenceCalls(nets);
  }

  @Bean
  RejectsQueries rejectsQueries(Sight sight, RejectsView view) {
    return new RejectsQueries(sight, view);
  }

  @Bean
  Replaying replaying(
      Sight sight, RejectsView view, CleanTrial trial, Replaying.Publisher publisher) {
    return new Replaying(sight, view, trial, publisher);
  }

  @Bean
  DeliveriesQueries deliveriesQueries(Sight sight, DeliveriesView view) {
    return new DeliveriesQueries(sight, view);
  }

  @Bean
  Resending resending(Sight sight, DeliveriesView view, Resending.Asker asker) {
    return new Resending(sight, view, asker);
  }

  @Bean
  Failures apiFailures() {
    return new Failures();
  }

  @Bean
  KeyCalls keyCalls(KeyStore keys, Worlds worlds) {
    return new KeyCalls(keys, worlds, new SecureRandom(), Clock.systemUTC());
  }

  @Bean
  ContractText contractText(Contract contract) {
    return new ContractText(contract);
  }
}
