package io.bursar.routes.delivery;

import io.bursar.adapters.delivery.RetryPolicy;
import io.bursar.routes.bus.BusConnection;
import io.bursar.routes.bus.TargetsEvent;
import io.bursar.routes.bus.Traces;
import io.bursar.routes.bus.control.ControlView;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.util.URISupport;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What notify and adjust share, as beans. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DeliverySettings.class)
class DeliveryConfiguration {

  static {
    // Options of our Kamelets that hold secrets; Camel masks them from then on wherever it shows a
    // URI.
    URISupport.addSanitizeKeywords("webhookurl,targeturl");
  }

  @Bean
  RetryPolicy retryPolicy(DeliverySettings settings) {
    return settings.policy();
  }

  @Bean
  DeliveryGates deliveryGates() {
    return new DeliveryGates();
  }

  @Bean
  DeliveryMeters deliveryMeters(MeterRegistry registry) {
    return new DeliveryMeters(registry);
  }

  @Bean
  Deliveries deliveries(
      RetryPolicy policy, DeliveryGates gates, DeliveryMeters meters, Traces traces) {
    return new Deliveries(
        policy,
        gates,
        meters,
        traces,
        Clock.systemUTC(),
        () -> ThreadLocalRandom.current().nextDouble());
  }

  @Bean
  DecisionLookup decisionLookup(BusConnection connection) {
    return DecisionLookup.onBus(connection);
  }

  @Bean
  DeliveryResend deliveryResend(ProducerTemplate camel, ControlView control) {
    return new DeliveryResend(
        camel, () -> control.find(TargetsEvent.KEY, TargetsEvent.class), Clock.systemUTC());
  }
}
