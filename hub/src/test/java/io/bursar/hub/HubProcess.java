package io.bursar.hub;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;

/** A hub in a process of its own, to be asked, stopped and killed. */
public final class HubProcess implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(8);
  private static final int SIGINT = 2;

  private final Process process;
  private final Path output;
  private final int port;

  private HubProcess(Process process, Path output, int port) {
    this.process = process;
    this.output = output;
    this.port = port;
  }

  /**
   * Starts {@code bursar up} from this test's class path, less the tests: Spring would find them.
   */
  public static HubProcess up(Path data, int port, Map<String, String> environment)
      throws IOException {
    return start(
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            // Most of its life it starts: not worth the second compiler and a collector's threads.
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx1g",
            "-cp",
            classPath(),
            "io.bursar.hub.cli.Main"),
        data,
        port,
        environment);
  }

  /**
   * Starts {@code up}.
   *
   * @param program the command line up to the command
   */
  public static HubProcess start(
      List<String> program, Path data, int port, Map<String, String> environment)
      throws IOException {
    return start(program, "up", data, port, environment);
  }

  /**
   * Starts a command that runs a hub.
   *
   * @param program the command line up to the command
   */
  public static HubProcess start(
      List<String> program, String command, Path data, int port, Map<String, String> environment)
      throws IOException {
    List<String> words = new ArrayList<>(program);
    words.addAll(List.of(command, "--data", data.toString(), "--port", String.valueOf(port)));
    Path output = Files.createTempFile("hub", ".out");
    ProcessBuilder builder =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putIfAbsent("BURSAR_CONFIG", data.resolve("no-config").toString());
    builder.environment().putAll(environment);
    return new HubProcess(builder.start(), output, port);
  }

  /** The program without its tests: Spring would find their beans. */
  public static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry -> !entry.contains("test-classes"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Waits until {@code /ready} says yes; fails with what the hub said when it ends before. */
  public HubProcess awaitReady() {
    Awaitility.await("ready")
        .atMost(START)
        .pollInterval(Duration.ofMillis(100))
        .failFast("the hub ended", this::requireAlive)
        .until(this::isReady);
    return this;
  }

  private void requireAlive() {
    if (!process.isAlive()) {
      throw new AssertionError("the hub ended and said: " + output());
    }
  }

  /** Whether {@code /ready} says yes now. */
  public boolean isReady() {
    try {
      return get("/ready") == 200;
    } catch (IOException e) {
      return false;
    }
  }

  private int get(String path) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(uri().resolve(path)).build();
    try {
      return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  /** A port of this machine that nobody listens on. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  public URI uri() {
    return URI.create("http://127.0.0.1:" + port);
  }

  public long pid() {
    return process.pid();
  }

  /** All that it has said so far. */
  public String output() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** kill -9. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** SIGTERM. */
  public void terminate() {
    process.destroy();
  }

  /**
   * SIGINT, as Ctrl-C sends it.
   *
   * @return whether it hears it: a shell makes what it runs in the background deaf to Ctrl-C, and
   *     what these start, too
   */
  public boolean interrupt() throws IOException, InterruptedException {
    long ignored =
        Files.readAllLines(Path.of("/proc/" + pid() + "/status")).stream()
            .filter(line -> line.startsWith("SigIgn:"))
            .map(line -> Long.parseUnsignedLong(line.substring("SigIgn:".length()).strip(), 16))
            .findFirst()
            .orElse(0L);
    new ProcessBuilder("kill", "-INT", String.valueOf(pid())).start().waitFor();
    return (ignored & 1L << (SIGINT - 1)) == 0;
  }

  /** Its exit code, once it has ended. */
  public int exitCode() throws InterruptedException {
    if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("the hub still runs and said: " + output());
    }
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      Files.deleteIfExists(output);
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
