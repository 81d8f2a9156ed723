package io.bursar.hub.servers;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The embedded broker as a process of its own, for tests that kill it and for splitting stages over
 * processes: {@code java -cp ... io.bursar.hub.servers.KafkaProcess FOLDER [NAME=VALUE...]}. It
 * prints {@code ready HOST:PORT} when clients can connect, and stops on SIGTERM.
 */
public final class KafkaProcess {

  private KafkaProcess() {}

  public static void main(String[] arguments) {
    if (arguments.length == 0) {
      System.err.println("usage: KafkaProcess FOLDER [NAME=VALUE...]");
      System.exit(2);
    }
    // Before the first logger: by default everything would go to standard output.
    System.setProperty("logback.configurationFile", "logback-broker.xml");
    Map<String, String> overrides = new HashMap<>();
    for (int i = 1; i < arguments.length; i++) {
      String[] pair = arguments[i].split("=", 2);
      overrides.put(pair[0], pair[1]);
    }
    EmbeddedKafka kafka = EmbeddedKafka.start(Path.of(arguments[0]), overrides);
    Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "kafka-stop"));
    System.out.println("ready " + kafka.address());
    kafka.await();
  }
}
