package io.bursar.hub.servers;

import java.nio.file.Path;
import java.util.Map;

/** The hub's own embedded Kafka, for tests of other packages. */
public final class BrokerOfTests implements AutoCloseable {

  private final EmbeddedKafka kafka;

  public BrokerOfTests(Path folder) {
    kafka = EmbeddedKafka.start(folder, Map.of());
  }

  public String address() {
    return kafka.address();
  }

  @Override
  public void close() {
    kafka.close();
  }
}
