package io.bursar.hub.servers;

import io.bursar.hub.HubProcess;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A Kafka (TLS, SASL), a Redis (TLS, password) and a PostgreSQL (TLS, password) as somebody else
 * would run them: processes that no hub has started.
 */
public final class OthersServers implements AutoCloseable {
  private static final Duration START = Duration.ofSeconds(60);

  private final Path folder;
  private final Certificates certificates;
  private final int kafkaPort = LoopbackPort.free();
  private OtherProcess kafka;
  private final ChildProcess redis;
  private final ChildProcess postgres;
  private final int redisPort = LoopbackPort.free();
  private final int postgresPort = LoopbackPort.free();

  /** Starts them with their data in {@code folder}. */
  public OthersServers(Path folder) throws Exception {
    this.folder = SharedBinaries.in(folder);
    this.certificates = Certificates.in(folder.resolve("certificates"));
    this.kafka = kafka();
    this.redis = redis();
    this.postgres = postgres();
    awaitKafka();
  }

  private void awaitKafka() throws IOException {
    if (!kafka.lineFrom("ready").startsWith("ready")) {
      throw new IllegalStateException("Kafka did not start");
    }
  }

  /** Kafka is gone at once, as after a power cut. */
  void killKafka() throws InterruptedException {
    kafka.kill();
  }

  /** It is there again, with what it had. */
  void startKafka() throws IOException {
    kafka = kafka();
    awaitKafka();
  }

  /** A hub on these servers alone. */
  public HubProcess up(Path data, int port, Map<String, String> more) throws IOException {
    Map<String, String> all = new HashMap<>(environment());
    all.put("BURSAR_EXTERNAL", "true");
    all.putAll(more);
    return HubProcess.start(
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx768m",
            "-Djavax.net.ssl.trustStore=" + certificates.trustStore(),
            "-Djavax.net.ssl.trustStorePassword=" + Certificates.PASSWORD,
            "-cp",
            HubProcess.classPath(),
            "io.bursar.hub.cli.Main"),
        data,
        port,
        all);
  }

  /** What a client of the broker needs to look for itself. */
  public Map<String, Object> kafkaClient() {
    return Map.of(
        "bootstrap.servers",
        "127.0.0.1:" + kafkaPort,
        "security.protocol",
        "SASL_SSL",
        "sasl.mechanism",
        "PLAIN",
        "sasl.jaas.config",
        "org.apache.kafka.common.security.plain.PlainLoginModule required"
            + " username=\"bursar\" password=\"kafka secret\";",
        "ssl.truststore.location",
        certificates.trustStore().toString(),
        "ssl.truststore.password",
        Certificates.PASSWORD,
        "ssl.truststore.type",
        "PKCS12");
  }

  /** What an operator sets so that a hub finds them; the names of docker/compose.yaml. */
  public Map<String, String> environment() {
    Map<String, String> all = new HashMap<>();
    all.put("BURSAR_KAFKA_BOOTSTRAP", "127.0.0.1:" + kafkaPort);
    all.put("BURSAR_KAFKA_SECURITY_PROTOCOL", "SASL_SSL");
    all.put("BURSAR_KAFKA_SASL_MECHANISM", "PLAIN");
    all.put("BURSAR_KAFKA_USER", "bursar");
    all.put("BURSAR_KAFKA_PASSWORD", "kafka secret");
    all.put("BURSAR_KAFKA_SSL_TRUSTSTORE_LOCATION", certificates.trustStore().toString());
    all.put("BURSAR_KAFKA_SSL_TRUSTSTORE_PASSWORD", Certificates.PASSWORD);
    all.put("BURSAR_KAFKA_SSL_TRUSTSTORE_TYPE", "PKCS12");
    all.put("BURSAR_REDIS_URI", "rediss://:redissecret@127.0.0.1:" + redisPort);
    all.put(
        "BURSAR_POSTGRES_URL",
        "jdbc:postgresql://127.0.0.1:"
            + postgresPort
            + "/bursar?sslmode=verify-full&sslrootcert="
            + certificates.certificate());
    all.put("BURSAR_POSTGRES_USER", "bursar");
    all.put("BURSAR_POSTGRES_PASSWORD", "postgres secret");
    return all;
  }

  /** Redis and PostgreSQL lose all they have. */
  void loseViews() throws Exception {
    RedisURI uri = RedisURI.create(environment().get("BURSAR_REDIS_URI"));
    uri.setVerifyPeer(false);
    RedisClient client = RedisClient.create(uri);
    try (StatefulRedisConnection<String, String> redisConnection = client.connect()) {
      redisConnection.sync().flushall();
    } finally {
      client.shutdown();
    }
    try (Connection connection = connect("/bursar?");
        Statement statement = connection.createStatement()) {
      statement.execute("drop schema public cascade");
      statement.execute("create schema public");
    }
  }

  private Connection connect(String database) throws SQLException {
    return DriverManager.getConnection(
        environment().get("BURSAR_POSTGRES_URL").replace("/bursar?", database),
        "bursar",
        "postgres secret");
  }

  private OtherProcess kafka() throws IOException {
    int internal = LoopbackPort.free();
    int controller = LoopbackPort.free();
    return OtherProcess.start(
        KafkaProcess.class,
        folder.resolve("kafka").toString(),
        "listeners=CLIENT://127.0.0.1:%d,INTERNAL://127.0.0.1:%d,CONTROLLER://127.0.0.1:%d"
            .formatted(kafkaPort, internal, controller),
        "advertised.listeners=CLIENT://127.0.0.1:%d,INTERNAL://127.0.0.1:%d"
            .formatted(kafkaPort, internal),
        "controller.quorum.voters=1@127.0.0.1:" + controller,
        "listener.security.protocol.map=CLIENT:SASL_SSL,INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT",
        "inter.broker.listener.name=INTERNAL",
        "sasl.enabled.mechanisms=PLAIN",
        "listener.name.client.plain.sasl.jaas.config="
            + "org.apache.kafka.common.security.plain.PlainLoginModule required"
            + " user_bursar=\"kafka secret\";",
        "ssl.keystore.location=" + certificates.keyStore(),
        "ssl.keystore.password=" + Certificates.PASSWORD,
        "ssl.keystore.type=PKCS12");
  }

  private ChildProcess redis() throws IOException {
    Path home = Files.createDirectories(folder.resolve("redis"));
    return ChildProcess.start(
        "Redis",
        List.of(
            RedisBinary.in(folder.resolve("bin")).toString(),
            "--port",
            "0",
            "--tls-port",
            String.valueOf(redisPort),
            "--bind",
            "127.0.0.1",
            "--tls-cert-file",
            certificates.certificate().toString(),
            "--tls-key-file",
            certificates.key().toString(),
            "--tls-ca-cert-file",
            certificates.certificate().toString(),
            "--tls-auth-clients",
            "no",
            "--requirepass",
            "redissecret",
            "--dir",
            home.toString()),
        Map.of(),
        home.resolve("pid"),
        home.resolve("log"));
  }

  private ChildProcess postgres() throws Exception {
    Path home = Files.createDirectories(folder.resolve("postgres"));
    PostgresCommands commands = new PostgresCommands(PostgresBinaries.in(folder.resolve("bin")));
    OwnerOnly.write(home.resolve("password"), "postgres secret\n");
    commands.initialise(home.resolve("cluster"), "bursar", home.resolve("password"));
    ChildProcess process =
        ChildProcess.start(
            "PostgreSQL",
            commands.line(
                "postgres",
                List.of(
                    "-D",
                    home.resolve("cluster").toString(),
                    "-p",
                    String.valueOf(postgresPort),
                    "-c",
                    "listen_addresses=127.0.0.1",
                    "-c",
                    "unix_socket_directories=",
                    "-c",
                    "ssl=on",
                    "-c",
                    "ssl_cert_file=" + certificates.certificate(),
                    "-c",
                    "ssl_key_file=" + certificates.key())),
            PostgresCommands.ENVIRONMENT,
            home.resolve("pid"),
            home.resolve("log"));
    process.await(() -> !LoopbackPort.isFree(postgresPort) && hasDatabase(), START);
    return process;
  }

  private boolean hasDatabase() {
    try (Connection connection = connect("/postgres?");
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("create database bursar");
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  @Override
  public void close() {
    kafka.close();
    redis.terminate();
    redis.awaitEnd(START);
    postgres.terminate();
    postgres.awaitEnd(START);
  }
}
