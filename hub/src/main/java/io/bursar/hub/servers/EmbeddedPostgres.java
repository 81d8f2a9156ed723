package io.bursar.hub.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
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

/**
 * A real PostgreSQL as a child process: on loopback, with a password, every commit on disk before
 * it is acknowledged.
 */
final class EmbeddedPostgres implements Server {
  private static final String USER = "bursar";
  private static final String DATABASE = "bursar";
  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration STOP = Duration.ofSeconds(30);

  private final PostgresCommands commands;
  private final ChildProcess process;
  private final Path cluster;
  private final int port;
  private final String password;

  private EmbeddedPostgres(
      PostgresCommands commands, ChildProcess process, Path cluster, int port, String password) {
    this.commands = commands;
    this.process = process;
    this.cluster = cluster;
    this.port = port;
    this.password = password;
  }

  /** Starts it with its data in {@code data/postgres}; returns when it takes connections. */
  static EmbeddedPostgres start(Path data) {
    Path home = data.resolve("postgres");
    try {
      Files.createDirectories(home);
      Files.createDirectories(data.resolve("logs"));
      int port = LoopbackPort.kept(home.resolve("port"));
      String password = Secret.kept(home.resolve("password"));
      PostgresCommands commands = new PostgresCommands(PostgresBinaries.in(data.resolve("bin")));
      Path cluster = home.resolve("cluster");
      if (!Files.exists(cluster)) {
        commands.initialise(cluster, USER, home.resolve("password"));
      }
      ChildProcess process =
          ChildProcess.start(
              "PostgreSQL",
              commands.line("postgres", arguments(cluster, port)),
              PostgresCommands.ENVIRONMENT,
              home.resolve("pid"),
              data.resolve("logs/postgres.log"));
      process.await(() -> isReady(cluster, process.pid()), START);
      EmbeddedPostgres postgres = new EmbeddedPostgres(commands, process, cluster, port, password);
      postgres.makeDatabase();
      return postgres;
    } catch (IOException e) {
      throw new UncheckedIOException("PostgreSQL cannot use " + home, e);
    }
  }

  private static List<String> arguments(Path cluster, int port) {
    return List.of(
        "-D",
        cluster.toString(),
        "-p",
        String.valueOf(port),
        "-c",
        "listen_addresses=" + LoopbackPort.HOST,
        "-c",
        "unix_socket_directories=",
        "-c",
        "fsync=on",
        "-c",
        "synchronous_commit=on",
        "-c",
        "max_connections=60",
        "-c",
        "shared_buffers=64MB",
        "-c",
        "password_encryption=scram-sha-256");
  }

  /** Whether the cluster's own status line, the eighth of its lock file, says that it is ready. */
  private static boolean isReady(Path cluster, long pid) {
    try {
      List<String> lines = Files.readAllLines(cluster.resolve("postmaster.pid"));
      return lines.size() >= 8
          && lines.get(0).strip().equals(String.valueOf(pid))
          && lines.get(7).strip().equals("ready");
    } catch (IOException e) {
      return false;
    }
  }

  private void makeDatabase() {
    try (Connection connection = DriverManager.getConnection(url("postgres"), USER, password);
        Statement statement = connection.createStatement()) {
      boolean exists;
      try (ResultSet found =
          statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
        exists = found.next();
      }
      if (!exists) {
        statement.executeUpdate("create database " + DATABASE);
      }
    } catch (SQLException e) {
      close();
      throw new IllegalStateException("the database could not be made: " + e.getMessage(), e);
    }
  }

  private String url(String database) {
    return "jdbc:postgresql://" + address() + "/" + database;
  }

  @Override
  public Map<String, Object> properties() {
    return Map.of(
        "bursar.postgres.url", url(DATABASE),
        "bursar.postgres.user", USER,
        "bursar.postgres.password", password,
        "bursar.postgres.embedded", "true",
        "spring.datasource.url", url(DATABASE),
        "spring.datasource.username", USER,
        "spring.datasource.password", password);
  }

  @Override
  public String address() {
    return LoopbackPort.HOST + ":" + port;
  }

  @Override
  public void close() {
    if (process.isAlive()) {
      try {
        commands.stop(cluster);
      } catch (IOException | RuntimeException e) {
        process.terminate();
      }
    }
    process.awaitEnd(STOP);
  }
}
