package io.bursar.routes.bus.control;

import io.bursar.routes.bus.BusConnection;
import io.bursar.routes.bus.BusTopics;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ControlConfiguration {

  @Bean(initMethod = "start", destroyMethod = "close")
  ControlView controlView(BusConnection connection, BusTopics ignoredTopicsFirst) {
    return new ControlView(connection);
  }
}
