package io.bursar.routes.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.flywaydb.core.Flyway;

/** A real PostgreSQL as a process of its own, in a folder of the test, that can be killed. */
public final class TestPostgres implements AutoCloseable {

  private static final AtomicInteger DATABASES = new AtomicInteger();

  private final Path data;
  private EmbeddedPostgres server;

  private TestPostgres(Path data) {
    this.data = data;
    this.server = launch(0);
  }

  /** Starts one; it answers when this returns. */
  public static TestPostgres start(Path folder) {
    return new TestPostgres(folder.resolve("postgres"));
  }

  /** Address for JDBC. */
  public String url() {
    return server.getJdbcUrl("postgres", "postgres");
  }

  /** A new database that holds the empty views. It takes half a second. */
  public DataSource database() {
    String name = "test" + DATABASES.incrementAndGet();
    try (Connection connection = server.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    DataSource database = server.getDatabase("postgres", name);
    Flyway.configure().dataSource(database).load().migrate();
    return database;
  }

  /** kill -9, all of it. */
  public void kill() {
    try {
      List<String> lines = Files.readAllLines(data.resolve("postmaster.pid"));
      ProcessHandle postmaster = ProcessHandle.of(Long.parseLong(lines.get(0))).orElseThrow();
      List<ProcessHandle> all =
          Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
      all.forEach(ProcessHandle::destroyForcibly);
      Awaitility.await()
          .atMost(Duration.ofSeconds(20))
          .until(() -> all.stream().noneMatch(ProcessHandle::isAlive));
      // Only lets go of the folder; it says, at length, that there is nothing to stop.
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it again where it was, on the same port. */
  public void restart() {
    server = launch(server.getPort());
  }

  private EmbeddedPostgres launch(int port) {
    try {
      return EmbeddedPostgres.builder()
          .setDataDirectory(data)
          .setCleanDataDirectory(false)
          .setPort(port)
          // What a killed process wrote is still with the operating system, so fsync is not needed
          // here; that a commit has left the process is.
          .setServerConfig("fsync", "off")
          .setServerConfig("synchronous_commit", "on")
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
