package io.bursar.hub.servers;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.core.env.Environment;

/**
 * A Kafka that others run. Its client settings come from {@code bursar.kafka.NAME}, in the
 * environment {@code BURSAR_KAFKA_SECURITY_PROTOCOL} and so on.
 */
final class OutsideKafka implements Server {
  static final String BOOTSTRAP = "bursar.kafka.bootstrap";

  /** Client settings that Camel's component has an option of its own for, and that option. */
  private static final Map<String, String> OPTIONS =
      Map.ofEntries(
          Map.entry("security.protocol", "security-protocol"),
          Map.entry("sasl.mechanism", "sasl-mechanism"),
          Map.entry("sasl.jaas.config", "sasl-jaas-config"),
          Map.entry("ssl.truststore.location", "ssl-truststore-location"),
          Map.entry("ssl.truststore.password", "ssl-truststore-password"),
          Map.entry("ssl.truststore.type", "ssl-truststore-type"),
          Map.entry("ssl.keystore.location", "ssl-keystore-location"),
          Map.entry("ssl.keystore.password", "ssl-keystore-password"),
          Map.entry("ssl.keystore.type", "ssl-keystore-type"),
          Map.entry("ssl.key.password", "ssl-key-password"),
          Map.entry("ssl.endpoint.identification.algorithm", "ssl-endpoint-algorithm"));

  /** Those that it has none for. */
  private static final List<String> ADDITIONAL =
      List.of(
          "ssl.truststore.certificates",
          "ssl.keystore.certificate.chain",
          "ssl.keystore.key",
          "sasl.login.callback.handler.class",
          "sasl.client.callback.handler.class",
          "sasl.oauthbearer.token.endpoint.url");

  private final String bootstrap;
  private final Map<String, String> client;

  private OutsideKafka(String bootstrap, Map<String, String> client) {
    this.bootstrap = bootstrap;
    this.client = client;
  }

  static OutsideKafka of(Environment environment) {
    Map<String, String> client = new HashMap<>();
    for (String name : OPTIONS.keySet()) {
      take(environment, name, client);
    }
    ADDITIONAL.forEach(name -> take(environment, name, client));
    withUser(environment, client);
    return new OutsideKafka(environment.getRequiredProperty(BOOTSTRAP), client);
  }

  private static void take(Environment environment, String name, Map<String, String> client) {
    String value = environment.getProperty("bursar.kafka." + name);
    if (value != null) {
      client.put(name, value);
    }
  }

  /** User and password are all that most SASL set-ups need; the JAAS line is written from them. */
  private static void withUser(Environment environment, Map<String, String> client) {
    String user = environment.getProperty("bursar.kafka.user");
    if (user == null || client.containsKey("sasl.jaas.config")) {
      return;
    }
    client.putIfAbsent("security.protocol", "SASL_SSL");
    client.putIfAbsent("sasl.mechanism", "SCRAM-SHA-512");
    String module =
        client.get("sasl.mechanism").startsWith("SCRAM")
            ? "org.apache.kafka.common.security.scram.ScramLoginModule"
            : "org.apache.kafka.common.security.plain.PlainLoginModule";
    client.put(
        "sasl.jaas.config",
        module
            + " required username="
            + quoted(user)
            + " password="
            + quoted(environment.getProperty("bursar.kafka.password", ""))
            + ";");
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  @Override
  public Map<String, Object> properties() {
    Map<String, Object> all = new HashMap<>();
    all.put(BOOTSTRAP, bootstrap);
    all.put("bursar.kafka.embedded", "false");
    all.put("camel.component.kafka.brokers", bootstrap);
    client.forEach(
        (name, value) -> {
          all.put("bursar.kafka.properties." + name, value);
          String option = OPTIONS.get(name);
          all.put(
              option == null
                  ? "camel.component.kafka.additional-properties[" + name + "]"
                  : "camel.component.kafka." + option,
              value);
        });
    return all;
  }

  /** Asks the cluster who it is. */
  OutsideKafka reached() {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put("bootstrap.servers", bootstrap);
    Patience.reach(
        "Kafka at " + bootstrap,
        () -> {
          try (Admin admin = Admin.create(settings)) {
            admin.describeCluster().clusterId().get(5, TimeUnit.SECONDS);
          } catch (TimeoutException e) {
            throw new IllegalStateException("no answer in 5 s", e);
          }
        });
    return this;
  }

  @Override
  public String address() {
    return bootstrap;
  }

  @Override
  public void close() {}
}
