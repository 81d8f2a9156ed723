package io.bursar.hub.api;

import io.bursar.forecasting.neural.NetShape;
import io.bursar.forecasting.neural.SavedNets;
import io.bursar.forecasting.serving.ModelShelf;
import io.bursar.forecasting.serving.NetAnswer;
import io.bursar.routes.bus.BusConnection;
import io.bursar.routes.bus.Replies;
import io.bursar.routes.bus.control.ControlView;
import io.bursar.routes.clean.CleanTrial;
import io.bursar.routes.collect.PeriodClose;
import io.bursar.routes.delivery.DeliveryResend;
import io.bursar.routes.forecast.ForecastRequests;
import io.bursar.routes.replay.Replay;
import io.bursar.routes.stage.RoutesHealth;
import io.bursar.routes.stage.RunsStage;
import io.bursar.routes.stage.Stage;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.apache.camel.CamelContext;
import org.apache.camel.ProducerTemplate;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the API meets the bus. */
@Configuration(proxyBeanMethods = false)
class ApiOnBusConfiguration {

  @Bean
  Tenants tenants(ControlView control) {
    return new ControlTenants(control);
  }

  /** A component of readiness: every operation of the contract has a route that runs. */
  @Bean
  @RunsStage(Stage.COLLECT)
  HealthIndicator apiRoutes(CamelContext camel) {
    return new RoutesHealth(camel, route -> route.getRouteId().startsWith("api."));
  }

  @Bean
  @RunsStage(Stage.COLLECT)
  InferenceCalls.Nets nets(ModelShelf shelf) {
    return new InferenceCalls.Nets() {
      @Override
      public Map<String, NetShape> shapes() {
        return SavedNets.shapes();
      }

      @Override
      public Optional<Integer> version() {
        return shelf.version();
      }

      @Override
      public Optional<NetAnswer> infer(String net, float[] rows) {
        return shelf.infer(net, rows);
      }
    };
  }

  @Bean
  ForecastAsking.Asker forecastAsker(ProducerTemplate camel) {
    ForecastRequests requests = new ForecastRequests(camel);
    return (tenant, day) -> requests.ask(tenant, Optional.empty(), day);
  }

  @Bean
  CleanTrial cleanTrial(ControlView control) {
    return new CleanTrial(control::revision);
  }

  @Bean
  Replaying.Publisher replayPublisher(ProducerTemplate camel) {
    return new Replay(camel, Clock.systemUTC())::carryOut;
  }

  @Bean
  Closing.Ledger closingLedger(BusConnection connection, ProducerTemplate camel) {
    return new PeriodClose(new Replies(connection, Clock.systemUTC()), camel)::close;
  }

  @Bean
  Resending.Asker resendAsker(DeliveryResend resend) {
    return resend::resend;
  }
}
