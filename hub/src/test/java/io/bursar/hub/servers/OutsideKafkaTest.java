package io.bursar.hub.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class OutsideKafkaTest {

  @Test
  void userAndPasswordBecomeTheLineThatKafkaWants() {
    Map<String, Object> properties =
        properties(
            Map.of(
                "BURSAR_KAFKA_BOOTSTRAP", "k1:9092,k2:9092",
                "BURSAR_KAFKA_USER", "bursar",
                "BURSAR_KAFKA_PASSWORD", "a\"b\\c"));
    assertThat(properties)
        .containsEntry("bursar.kafka.bootstrap", "k1:9092,k2:9092")
        .containsEntry("camel.component.kafka.brokers", "k1:9092,k2:9092")
        .containsEntry("bursar.kafka.properties.security.protocol", "SASL_SSL")
        .containsEntry("bursar.kafka.properties.sasl.mechanism", "SCRAM-SHA-512")
        .containsEntry("camel.component.kafka.sasl-mechanism", "SCRAM-SHA-512");
    assertThat(properties.get("camel.component.kafka.sasl-jaas-config"))
        .isEqualTo(properties.get("bursar.kafka.properties.sasl.jaas.config"))
        .asString()
        .contains("ScramLoginModule required", "username=\"bursar\"", "password=\"a\\\"b\\\\c\"");
  }

  @Test
  void everySettingOfTheClientsMayComeFromTheEnvironment() {
    Map<String, Object> properties =
        properties(
            Map.of(
                "BURSAR_KAFKA_BOOTSTRAP", "k:9092",
                "BURSAR_KAFKA_SECURITY_PROTOCOL", "SSL",
                "BURSAR_KAFKA_SSL_TRUSTSTORE_LOCATION", "/t.p12",
                "BURSAR_KAFKA_SSL_TRUSTSTORE_CERTIFICATES", "PEM"));
    assertThat(properties)
        .containsEntry("camel.component.kafka.ssl-truststore-location", "/t.p12")
        .containsEntry("bursar.kafka.properties.ssl.truststore.location", "/t.p12")
        .containsEntry(
            "camel.component.kafka.additional-properties[ssl.truststore.certificates]", "PEM");
  }

  @Test
  void withoutAUserThereIsNoSasl() {
    assertThat(properties(Map.of("BURSAR_KAFKA_BOOTSTRAP", "k:9092")))
        .doesNotContainKey("bursar.kafka.properties.security.protocol");
  }

  private static Map<String, Object> properties(Map<String, Object> variables) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment", variables));
    return OutsideKafka.of(environment).properties();
  }
}
