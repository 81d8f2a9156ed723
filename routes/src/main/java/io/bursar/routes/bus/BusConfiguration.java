package io.bursar.routes.bus;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.camel.CamelContext;
import org.apache.camel.Ordered;
import org.apache.camel.component.kafka.KafkaComponent;
import org.apache.camel.component.kafka.KafkaConfiguration;
import org.apache.camel.component.kafka.serde.DefaultKafkaHeaderSerializer;
import org.apache.camel.component.kafka.serde.KafkaHeaderSerializer;
import org.apache.camel.spi.ComponentCustomizer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The beans that the bus Kamelets name, and the connection that all of them share. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BusConnection.class)
@Import(TraceConfiguration.class)
class BusConfiguration {

  @Bean
  BusTopics busTopics(BusConnection connection) {
    BusTopics topics = new BusTopics(connection);
    topics.check();
    topics.create();
    return topics;
  }

  @Bean
  BusBatch busBatch(MeterRegistry meters, Traces traces) {
    return new BusBatch(meters, Clock.systemUTC(), traces);
  }

  @Bean
  BusReaders routeReaders(CamelContext camel) {
    return new RouteReaders(camel);
  }

  @Bean
  StageLag stageLag(
      BusConnection connection,
      List<BusReaders> readers,
      MeterRegistry meters,
      @Value("${bursar.metrics.lag-interval:5s}") Duration interval) {
    return new StageLag(connection, readers, meters, interval);
  }

  @Bean
  BusHeaders busHeaders() {
    return new BusHeaders();
  }

  @Bean
  BusCommit.Factory busCommitFactory() {
    return new BusCommit.Factory();
  }

  @Bean
  KafkaHeaderSerializer busHeaderSerializer(CamelContext camel) {
    DefaultKafkaHeaderSerializer serializer = new DefaultKafkaHeaderSerializer();
    serializer.setCamelContext(camel);
    return serializer;
  }

  @Bean
  ComponentCustomizer busKafka(BusConnection connection, BusTopics ignoredTopicsFirst) {
    return ComponentCustomizer.builder(KafkaComponent.class)
        // After the one that sets what Spring's properties say, whose default is no TLS. Of the
        // same
        // order, the two would run in the order of their hash codes: differently at each start.
        .withOrder(Ordered.LOWEST)
        .build(component -> connect(component.getConfiguration(), connection));
  }

  private static void connect(KafkaConfiguration kafka, BusConnection connection) {
    kafka.setBrokers(connection.bootstrap());
    Map<String, Object> further =
        connection.properties().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    kafka.setAdditionalProperties(further);
    if (connection.properties().containsKey("security.protocol")) {
      kafka.setSecurityProtocol(connection.properties().get("security.protocol"));
    }
  }
}
