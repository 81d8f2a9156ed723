package io.bursar.hub.servers;

import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;

/** The settings of the embedded broker. */
final class KafkaBrokerSettings {

  private KafkaBrokerSettings() {}

  static Properties of(Path log, int port, int controllerPort, Map<String, String> overrides) {
    String host = LoopbackPort.HOST;
    Properties settings = new Properties();
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", "1");
    settings.put("controller.quorum.voters", "1@" + host + ":" + controllerPort);
    settings.put("controller.listener.names", "CONTROLLER");
    settings.put(
        "listeners",
        "PLAINTEXT://" + host + ":" + port + ",CONTROLLER://" + host + ":" + controllerPort);
    settings.put("advertised.listeners", "PLAINTEXT://" + host + ":" + port);
    settings.put("log.dirs", log.toAbsolutePath().toString());

    // One broker: every replication setting must be 1, or the internal topics cannot be made.
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("min.insync.replicas", "1");
    // 50 by default; each partition is files to open and, after a kill -9, to check.
    settings.put("offsets.topic.num.partitions", "8");
    settings.put("transaction.state.log.num.partitions", "8");

    // A topic that nobody declared is a mistake; and nothing is deleted unless its topic says so.
    settings.put("auto.create.topics.enable", "false");
    settings.put("log.retention.ms", "-1");
    settings.put("offsets.retention.minutes", String.valueOf(60 * 24 * 365));

    // A declare entry carries a tenant's whole configuration, up to 16 MB.
    settings.put("message.max.bytes", String.valueOf(17 * 1024 * 1024));
    settings.put("replica.fetch.max.bytes", String.valueOf(17 * 1024 * 1024));

    settings.put("group.initial.rebalance.delay.ms", "0");
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    // 128 MB of heap by default; with less, the cleaner needs more rounds, nothing else.
    settings.put("log.cleaner.dedupe.buffer.size", String.valueOf(16 * 1024 * 1024));
    settings.putAll(overrides);
    return settings;
  }
}
