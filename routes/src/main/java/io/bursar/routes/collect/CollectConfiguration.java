package io.bursar.routes.collect;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans that collect.camel.yaml names. */
@Configuration(proxyBeanMethods = false)
class CollectConfiguration {

  @Bean
  EventDoor eventDoor() {
    return new EventDoor();
  }
}
