package io.bursar.routes.collect;

import io.bursar.routes.bus.BusConnection;
import io.bursar.routes.testing.TestBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.data.redis.RedisAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.test.context.DynamicPropertyRegistry;

/** The stage collect alone, on a real broker that all tests of the stage share. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
    exclude = {DataSourceAutoConfiguration.class, RedisAutoConfiguration.class})
@ComponentScan(
    basePackageClasses = {BusConnection.class, EventDoor.class},
    excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Test\\$.*"))
class CollectTestHub {

  private static final class Shared {
    static final TestBroker BROKER = start();

    private Shared() {}

    private static TestBroker start() {
      try {
        Path folder = Files.createTempDirectory("bursar-collect");
        TestBroker broker = TestBroker.start(folder);
        Runtime.getRuntime().addShutdownHook(new Thread(broker::close));
        return broker;
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  static String broker() {
    return Shared.BROKER.bootstrap();
  }

  static void connect(DynamicPropertyRegistry properties) {
    properties.add("bursar.kafka.bootstrap", CollectTestHub::broker);
    properties.add("camel.component.kamelet.location", () -> "classpath:kamelets");
  }
}
