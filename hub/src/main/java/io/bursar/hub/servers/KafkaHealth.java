package io.bursar.hub.servers;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.actuate.health.AbstractHealthIndicator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Whether the broker answers. Spring Boot brings the like for Redis and PostgreSQL, not for it. */
@Component("kafkaHealthIndicator")
class KafkaHealth extends AbstractHealthIndicator implements DisposableBean {
  private static final int SECONDS = 3;

  private final Admin admin;

  KafkaHealth(Environment environment) {
    Map<String, Object> settings = new HashMap<>(client(environment));
    settings.put("bootstrap.servers", environment.getRequiredProperty(OutsideKafka.BOOTSTRAP));
    settings.put("client.id", "bursar-health");
    this.admin = Admin.create(settings);
  }

  private static Map<String, String> client(Environment environment) {
    return Binder.get(environment)
        .bind("bursar.kafka.properties", Bindable.mapOf(String.class, String.class))
        .orElse(Map.of());
  }

  @Override
  protected void doHealthCheck(Health.Builder builder) throws Exception {
    int brokers = admin.describeCluster().nodes().get(SECONDS, TimeUnit.SECONDS).size();
    builder.up().withDetail("brokers", brokers);
  }

  @Override
  public void destroy() {
    admin.close();
  }
}
