package io.bursar.routes.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/** A real Kafka broker in this process, on a free loopback port, in a folder of the test. */
public final class TestBroker implements AutoCloseable {

  private final Properties settings;
  private final String bootstrap;
  private KafkaRaftServer server;

  private TestBroker(Properties settings, String bootstrap) {
    this.settings = settings;
    this.bootstrap = bootstrap;
    this.server = started(settings);
  }

  /** Starts one; it answers when this returns. */
  public static TestBroker start(Path folder) {
    int port = freePort();
    int controller = freePort();
    Properties settings = settings(folder.resolve("kafka"), port, controller);
    format(folder, settings);
    return new TestBroker(settings, "127.0.0.1:" + port);
  }

  /** Starts it again after it was closed, at the same address and with all it had. */
  public void restart() {
    server = started(settings);
  }

  private static KafkaRaftServer started(Properties settings) {
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    server.startup();
    return server;
  }

  /** Its address, {@code host:port}. */
  public String bootstrap() {
    return bootstrap;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  private static Properties settings(Path log, int port, int controller) {
    Properties settings = new Properties();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put(
        "listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://127.0.0.1:" + controller);
    settings.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
    settings.put("log.dirs", log.toString());
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("offsets.topic.num.partitions", "2");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("transaction.state.log.num.partitions", "2");
    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("log.segment.bytes", "16777216");
    return settings;
  }

  private static void format(Path folder, Properties settings) {
    try {
      Path file = Files.createDirectories(folder).resolve("format.properties");
      try (var out = Files.newOutputStream(file)) {
        settings.store(out, null);
      }
      ByteArrayOutputStream said = new ByteArrayOutputStream();
      String id = Uuid.randomUuid().toString();
      String[] arguments = {"format", "--cluster-id", id, "--config", file.toString()};
      int status =
          StorageTool.execute(arguments, new PrintStream(said, true, StandardCharsets.UTF_8));
      if (status != 0) {
        throw new IllegalStateException(said.toString(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
