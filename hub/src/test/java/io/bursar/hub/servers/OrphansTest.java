package io.bursar.hub.servers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** After kill -9 the servers of the dead run are found, ended and said; the data stays good. */
class OrphansTest {
  @TempDir private Path data;

  @Test
  void ofAKilledRunAreEnded() throws Exception {
    SharedBinaries.in(data);
    ProcessHandle redis;
    ProcessHandle postgres;
    try (OtherProcess hub = OtherProcess.start(RunAndHang.class, data.toString())) {
      assertThat(hub.lineFrom("running")).isEqualTo("running");
      redis = process("redis/pid");
      postgres = process("postgres/pid");
      hub.kill();
    }
    assertThat(redis.isAlive()).as("an orphan").isTrue();
    assertThat(postgres.isAlive()).as("an orphan").isTrue();

    List<String> said = Orphans.clean(data);

    assertThat(redis.isAlive()).isFalse();
    assertThat(postgres.isAlive()).isFalse();
    assertThat(said)
        .anyMatch(line -> line.contains("Redis (process " + redis.pid() + ")"))
        .anyMatch(line -> line.contains("PostgreSQL (process " + postgres.pid() + ")"));
    assertThat(Orphans.clean(data)).as("nothing is left to do").isEmpty();
    Servers servers = new Servers();
    try {
      servers.start(List.of(() -> EmbeddedRedis.start(data), () -> EmbeddedPostgres.start(data)));
      assertThat(servers.properties()).containsKey("bursar.postgres.url");
    } finally {
      servers.close();
    }
  }

  private ProcessHandle process(String record) {
    return RecordedProcess.read(data.resolve(record))
        .flatMap(RecordedProcess::process)
        .orElseThrow();
  }

  /** A hub's servers, in a process that waits to be killed. */
  static final class RunAndHang {
    private RunAndHang() {}

    public static void main(String[] arguments) throws Exception {
      Path data = Path.of(arguments[0]);
      Servers servers = new Servers();
      servers.start(List.of(() -> EmbeddedRedis.start(data), () -> EmbeddedPostgres.start(data)));
      System.out.println("running");
      Thread.currentThread().join();
    }
  }
}
