package io.bursar.routes.bus;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.Route;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.camel.component.kafka.KafkaEndpoint;

/** The groups of the Camel routes that are there now; those of targets come and go. */
final class RouteReaders implements BusReaders {

  private final CamelContext camel;

  RouteReaders(CamelContext camel) {
    this.camel = camel;
  }

  @Override
  public Map<String, Set<String>> topicsByGroup() {
    Map<String, Set<String>> topics = new HashMap<>();
    for (Route route : camel.getRoutes()) {
      if (route.getEndpoint() instanceof KafkaEndpoint kafka) {
        KafkaConfiguration settings = kafka.getConfiguration();
        topics
            .computeIfAbsent(settings.getGroupId(), group -> new HashSet<>())
            .addAll(List.of(settings.getTopic().split(",", -1)));
      }
    }
    return topics;
  }
}
