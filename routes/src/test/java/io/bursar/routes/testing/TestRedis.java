package io.bursar.routes.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import redis.embedded.core.ExecutableProvider;
import redis.embedded.model.OsArchitecture;

/** A real Redis as a process of its own, in a folder of the test, that can be killed. */
public final class TestRedis implements AutoCloseable {

  private final Path folder;
  private final int port;
  private Process process;

  private TestRedis(Path folder, int port) {
    this.folder = folder;
    this.port = port;
    restart();
  }

  /** Starts one; it answers when this returns. */
  public static TestRedis start(Path folder) {
    try {
      Path home = Files.createDirectories(folder.resolve("redis"));
      String resource =
          ExecutableProvider.newProvidedVersionsMap().get(OsArchitecture.detectOSandArchitecture());
      Path program = home.resolve("redis-server");
      try (InputStream in = ExecutableProvider.class.getResourceAsStream(resource)) {
        Files.copy(in, program);
      }
      if (!program.toFile().setExecutable(true)) {
        throw new IllegalStateException(program + " cannot be made executable");
      }
      return new TestRedis(home, freePort());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  public int port() {
    return port;
  }

  /** kill -9. */
  public void kill() {
    process.destroyForcibly();
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !process.isAlive());
  }

  /** It is there and takes connections, but answers nothing until {@link #resume}. */
  public void pause() {
    signal("-STOP");
  }

  public void resume() {
    signal("-CONT");
  }

  private void signal(String signal) {
    try {
      int exit =
          new ProcessBuilder("kill", signal, String.valueOf(process.pid())).start().waitFor();
      if (exit != 0) {
        throw new IllegalStateException("kill " + signal + " failed with " + exit);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Starts it again with what it had written to disk, on the same port. */
  public void restart() {
    try {
      process =
          new ProcessBuilder(
                  folder.resolve("redis-server").toString(),
                  "--bind",
                  "127.0.0.1",
                  "--port",
                  String.valueOf(port),
                  "--dir",
                  folder.toString(),
                  "--appendonly",
                  "yes",
                  "--save",
                  "")
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log").toFile())
              .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(this::answers);
  }

  /** Takes everything from it, as if another, empty one stood in its place. */
  public void forgetEverything() {
    kill();
    try {
      Files.deleteIfExists(folder.resolve("appendonly.aof"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    restart();
  }

  private boolean answers() {
    try (Socket socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
      socket.getOutputStream().write("PING\r\n".getBytes(java.nio.charset.StandardCharsets.UTF_8));
      return socket.getInputStream().read() == '+';
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
