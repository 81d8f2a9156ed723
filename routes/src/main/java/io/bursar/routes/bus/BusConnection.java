package io.bursar.routes.bus;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the bus is: {@code bursar.kafka.*}.
 *
 * @param bootstrap addresses of the brokers, {@code host:port} with commas
 * @param properties any further setting of Kafka's clients, by its Kafka name: TLS, SASL
 * @param journalPartitions partitions the journal gets when it is first made; fixed from then on
 * @param partitions partitions of the other topics when they are first made
 * @param replicas copies the brokers keep of every topic
 */
@ConfigurationProperties("bursar.kafka")
public record BusConnection(
    String bootstrap,
    @DefaultValue Map<String, String> properties,
    @DefaultValue("12") int journalPartitions,
    @DefaultValue("6") int partitions,
    @DefaultValue("1") short replicas) {

  /** What every Kafka client needs to connect. */
  public Map<String, Object> client() {
    Map<String, Object> client = new HashMap<>(properties);
    client.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrap);
    return client;
  }
}
