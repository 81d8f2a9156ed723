package io.bursar.routes.collect;

import io.bursar.routes.bus.BusConnection;
import io.bursar.routes.testing.TestBroker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.data.redis.RedisAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.FilterType;
import org.springframework.util.FileSystemUtils;

/** The stage collect alone, on a real broker that all tests of the stage share. */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration(
    exclude = {DataSourceAutoConfiguration.class, RedisAutoConfiguration.class})
@ComponentScan(
    basePackageClasses = {BusConnection.class, EventDoor.class},
    excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Test\\$.*"))
class CollectTestHub {

  private static final class Shared {
    static final Path FOLDER = folder();
    static final TestBroker BROKER = start();

    private Shared() {}

    private static Path folder() {
      try {
        return Files.createTempDirectory("bursar-collect");
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    private static TestBroker start() {
      TestBroker broker = TestBroker.start(FOLDER);
      Runtime.getRuntime()
          .addShutdownHook(
              new Thread(
                  () -> {
                    broker.close();
                    FileSystemUtils.deleteRecursively(FOLDER.toFile());
                  }));
      return broker;
    }
  }

  /** Address of the broker. */
  static String broker() {
    return Shared.BROKER.bootstrap();
  }

  /** The data folder; with a space, because people have them in their paths. */
  static Path data() {
    return Shared.FOLDER.resolve("my data");
  }

  /** Starts the broker before the hub. */
  static final class Servers
      implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
      TestPropertyValues.of(
              "bursar.kafka.bootstrap=" + broker(), "bursar.data=" + data().toAbsolutePath())
          .applyTo(context);
    }
  }
}
