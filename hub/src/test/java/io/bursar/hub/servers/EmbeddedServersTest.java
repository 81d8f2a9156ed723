package io.bursar.hub.servers;

import static org.assertj.core.api.Assertions.assertThat;

import io.lettuce.core.RedisClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real servers: what is put into them is there after a restart, and they are nobody else's. */
class EmbeddedServersTest {
  @TempDir private static Path data;

  @Test
  void goOnWhereTheyWere() throws Exception {
    SharedBinaries.in(data);
    Map<String, Object> first;
    Servers servers = started();
    try {
      first = servers.properties();
      writeTopic(first);
      assertThat(redis(first, "SET")).isEqualTo("OK");
      assertThat(sql(first, "create table t(x numeric); insert into t values (0.000000000001)"))
          .isEmpty();
      assertThat(sql(first, "show fsync") + sql(first, "show synchronous_commit"))
          .isEqualTo("onon");
      assertThat(processGroup(data.resolve("redis/pid")))
          .as("Ctrl-C goes to the terminal's group, Redis must not be in it")
          .isNotEqualTo(processGroup(ProcessHandle.current().pid()));
    } finally {
      servers.close();
    }
    assertThat(data.resolve("redis/pid")).doesNotExist();
    assertThat(data.resolve("postgres/cluster/postmaster.pid")).doesNotExist();

    servers = started();
    try {
      Map<String, Object> second = servers.properties();
      assertThat(second).as("same ports, same passwords").isEqualTo(first);
      assertThat(readTopic(second)).isEqualTo("kept");
      assertThat(redis(second, "GET")).isEqualTo("kept");
      assertThat(sql(second, "select x from t")).isEqualTo("0.000000000001");
    } finally {
      servers.close();
    }
  }

  private static Servers started() {
    Servers servers = new Servers();
    servers.start(
        List.of(
            () -> EmbeddedKafka.start(data.resolve("kafka"), Map.of()),
            () -> EmbeddedRedis.start(data),
            () -> EmbeddedPostgres.start(data)));
    return servers;
  }

  private static void writeTopic(Map<String, Object> properties) throws Exception {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", properties.get("bursar.kafka.bootstrap"), "acks", "all");
    try (Admin admin = Admin.create(settings)) {
      admin.createTopics(List.of(new NewTopic("t", 1, (short) 1))).all().get(20, TimeUnit.SECONDS);
    }
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>("t", "kept")).get(20, TimeUnit.SECONDS);
    }
  }

  private static String readTopic(Map<String, Object> properties) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", properties.get("bursar.kafka.bootstrap"));
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
      TopicPartition partition = new TopicPartition("t", 0);
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      return consumer.poll(Duration.ofSeconds(20)).iterator().next().value();
    }
  }

  private static String redis(Map<String, Object> properties, String command) {
    RedisClient client = RedisClient.create(properties.get("bursar.redis.uri").toString());
    try (var connection = client.connect()) {
      return command.equals("SET")
          ? connection.sync().set("k", "kept")
          : connection.sync().get("k");
    } finally {
      client.shutdown();
    }
  }

  private static String sql(Map<String, Object> properties, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                properties.get("bursar.postgres.url").toString(),
                properties.get("bursar.postgres.user").toString(),
                properties.get("bursar.postgres.password").toString());
        Statement statement = connection.createStatement()) {
      if (!statement.execute(sql)) {
        return "";
      }
      ResultSet result = statement.getResultSet();
      return result.next() ? result.getString(1) : "";
    }
  }

  private static String processGroup(Path record) throws Exception {
    return processGroup(RecordedProcess.read(record).orElseThrow().pid());
  }

  private static String processGroup(long pid) throws Exception {
    Process ps = new ProcessBuilder("ps", "-o", "pgid=", "-p", String.valueOf(pid)).start();
    return new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
  }

  @Test
  void refuseWhoHasNoPassword() throws Exception {
    Path own = Files.createDirectories(data.resolve("refuse"));
    SharedBinaries.in(own);
    try (EmbeddedRedis redis = EmbeddedRedis.start(own)) {
      int port = Integer.parseInt(redis.address().replaceAll(".*:", ""));
      assertThat(RedisPing.answers(port, "wrong")).isFalse();
    }
  }
}
