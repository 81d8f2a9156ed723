package io.bursar.hub.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A real Redis as a child process: on loopback, with a password, its data appended to disk. */
final class EmbeddedRedis implements Server {
  private static final Duration START = Duration.ofMinutes(2);
  private static final Duration STOP = Duration.ofSeconds(20);

  private final ChildProcess process;
  private final int port;
  private final String password;

  private EmbeddedRedis(ChildProcess process, int port, String password) {
    this.process = process;
    this.port = port;
    this.password = password;
  }

  /** Starts it with its data in {@code data/redis}; returns when it answers. */
  static EmbeddedRedis start(Path data) {
    Path home = data.resolve("redis");
    try {
      Files.createDirectories(home);
      Files.createDirectories(data.resolve("logs"));
      int port = LoopbackPort.kept(home.resolve("port"));
      String password = Secret.kept(home.resolve("password"));
      Path binary = RedisBinary.in(data.resolve("bin"));
      // In a file, because every user of the machine can read a command line.
      OwnerOnly.write(home.resolve("redis.conf"), settings(home, port, password));
      ChildProcess process =
          ChildProcess.start(
              "Redis",
              List.of(binary.toString(), home.resolve("redis.conf").toString()),
              Map.of(),
              home.resolve("pid"),
              data.resolve("logs/redis.log"));
      process.await(() -> RedisPing.answers(port, password), START);
      return new EmbeddedRedis(process, port, password);
    } catch (IOException e) {
      throw new UncheckedIOException("Redis cannot use " + home, e);
    }
  }

  private static String settings(Path home, int port, String password) {
    return String.join(
        "\n",
        "bind " + LoopbackPort.HOST,
        "port " + port,
        "requirepass " + password,
        "dir \"" + home.toAbsolutePath() + "\"",
        "appendonly yes",
        "appendfsync everysec",
        "save \"\"",
        "daemonize no",
        "");
  }

  @Override
  public Map<String, Object> properties() {
    String uri = "redis://:" + password + "@" + address();
    return Map.of(
        "bursar.redis.uri", uri, "bursar.redis.embedded", "true", "spring.data.redis.url", uri);
  }

  @Override
  public String address() {
    return LoopbackPort.HOST + ":" + port;
  }

  @Override
  public void close() {
    process.terminate();
    process.awaitEnd(STOP);
  }
}
