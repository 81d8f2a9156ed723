package io.bursar.hub.operations;

import io.bursar.routes.bus.control.ControlView;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.stereotype.Component;

/**
 * Up once a configuration is in force. A process without the ledger waits for the one that runs it:
 * until then it knows no tenant, and would have to refuse whatever it is sent.
 */
@Component("configurationHealthIndicator")
class ConfigurationHealth extends AbstractHealthIndicator {

  private final ControlView control;

  ConfigurationHealth(ControlView control) {
    this.control = control;
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) {
    int tenants = control.tenants().size();
    (tenants == 0 ? builder.down() : builder.up()).withDetail("tenants", tenants);
  }
}
