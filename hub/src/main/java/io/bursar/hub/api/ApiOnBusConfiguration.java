package io.bursar.hub.api;

import io.bursar.routes.bus.control.ControlView;
import io.bursar.routes.delivery.DeliveryResend;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the API meets the bus. */
@Configuration(proxyBeanMethods = false)
class ApiOnBusConfiguration {

  @Bean
  Tenants tenants(ControlView control) {
    return new ControlTenants(control);
  }

  @Bean
  Resending.Asker resendAsker(DeliveryResend resend) {
    return resend::resend;
  }
}
