package io.bursar.hub.servers;

import io.bursar.hub.ProgramCode;
import io.bursar.hub.ProgramProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.tools.StorageTool;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;

/**
 * A real Kafka broker and controller in this process, on disk, on loopback. The only class that
 * touches Kafka's own server classes, which are not a public interface.
 */
final class EmbeddedKafka implements Server {
  private final KafkaRaftServer server;
  private final int port;

  private EmbeddedKafka(KafkaRaftServer server, int port) {
    this.server = server;
    this.port = port;
  }

  /**
   * Starts it, and returns when clients can connect.
   *
   * @param home its folder, made when absent; a second start goes on with what is in it
   * @param overrides broker settings that win over {@link KafkaBrokerSettings}
   */
  static EmbeddedKafka start(Path home, Map<String, String> overrides) {
    try {
      Files.createDirectories(home);
      int port = LoopbackPort.kept(home.resolve("port"));
      int controllerPort = LoopbackPort.kept(home.resolve("controller-port"));
      Properties settings =
          KafkaBrokerSettings.of(home.resolve("log"), port, controllerPort, overrides);
      if (!Files.exists(home.resolve("log/meta.properties"))) {
        format(home, settings);
      }
      return start(settings, port);
    } catch (IOException e) {
      throw new UncheckedIOException("Kafka cannot use " + home, e);
    }
  }

  private static EmbeddedKafka start(Properties settings, int port) {
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings, false), Time.SYSTEM);
    try {
      server.startup();
    } catch (RuntimeException e) {
      // Its threads are no daemons: left alone they keep the process alive for ever.
      server.shutdown();
      throw new ProgramProblem(
          ProgramCode.SERVER_FAILED, "Kafka did not start on port " + port + ": " + e, e);
    }
    return new EmbeddedKafka(server, port);
  }

  private static void format(Path home, Properties settings) throws IOException {
    Path file = home.resolve("format.properties");
    try (var out = Files.newOutputStream(file)) {
      settings.store(out, "What the log was formatted with");
    }
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int status =
        StorageTool.execute(
            new String[] {
              "format",
              "--cluster-id",
              Uuid.randomUuid().toString(),
              "--config",
              file.toString(),
              "--ignore-formatted"
            },
            new PrintStream(said, true, StandardCharsets.UTF_8));
    if (status != 0) {
      throw new ProgramProblem(
          ProgramCode.SERVER_FAILED,
          "Kafka's log in "
              + home
              + " could not be formatted: "
              + said.toString(StandardCharsets.UTF_8));
    }
  }

  @Override
  public Map<String, Object> properties() {
    return Map.of(
        "bursar.kafka.bootstrap", address(),
        "bursar.kafka.embedded", "true",
        "camel.component.kafka.brokers", address());
  }

  @Override
  public String address() {
    return LoopbackPort.HOST + ":" + port;
  }

  @Override
  public void close() {
    server.shutdown();
    server.awaitShutdown();
  }

  /** Blocks until it was shut down. */
  void await() {
    server.awaitShutdown();
  }
}
