package io.bursar.hub.bench;

import io.bursar.hub.cli.HubClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How long a hub takes from its start to ready, as a process of its own, the first time and again;
 * how much memory it and its servers have when idle; how large the program is.
 */
public final class StartBenchmark implements Benchmark {

  private static final int READY = 200;
  private static final int IDLE_SECONDS = 30;

  @Override
  public String name() {
    return "start";
  }

  @Override
  public String measures() {
    return "start to ready, --help, memory and CPU when idle, size of the program (starts=3)";
  }

  @Override
  public Map<String, Object> run(Map<String, String> given, PrintWriter progress) throws Exception {
    Settings settings = Settings.of(given, Map.of("starts", 3));
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("machine", Machine.now());
    figures.put("programMb", megabytes(programBytes()));
    List<Double> help = new ArrayList<>();
    for (int i = 0; i < settings.get("starts"); i++) {
      help.add(help());
    }
    figures.put("helpSeconds", help);
    List<Double> first = new ArrayList<>();
    List<Double> again = new ArrayList<>();
    for (int i = 0; i < settings.get("starts"); i++) {
      Path folder = Files.createTempDirectory("bursar-bench");
      try {
        first.add(start(folder, figures, false));
        progress.printf("first start %.1f s%n", first.get(i));
        again.add(start(folder, figures, i == settings.get("starts") - 1));
        progress.printf("second start %.1f s%n", again.get(i));
      } finally {
        BenchHub.delete(folder);
      }
    }
    figures.put("firstStartSeconds", first);
    figures.put("secondStartSeconds", again);
    return figures;
  }

  /** The command line as the launcher runs it for everything that starts no hub. */
  private static double help() throws IOException, InterruptedException {
    long begun = System.nanoTime();
    Process help =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "io.bursar.hub.cli.Main",
                "--help")
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    int status = help.waitFor();
    if (status != 0) {
      throw new IllegalStateException("--help ended with " + status);
    }
    return Math.round((System.nanoTime() - begun) / 1e7) / 100.0;
  }

  private static double start(Path folder, Map<String, Object> figures, boolean idle)
      throws IOException, InterruptedException {
    int port = BenchHub.freePort();
    URI uri = URI.create("http://127.0.0.1:" + port);
    long begun = System.nanoTime();
    Process hub =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-cp",
                System.getProperty("java.class.path"),
                "io.bursar.hub.cli.Main",
                "up",
                "--data",
                folder.resolve("data").toString(),
                "--config",
                folder.resolve("config").toString(),
                "--port",
                String.valueOf(port))
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    try {
      HubClient client = new HubClient(uri, () -> "");
      BenchHub.await(() -> isReady(client, hub));
      double seconds = Math.round((System.nanoTime() - begun) / 1e8) / 10.0;
      if (idle) {
        idle(hub, figures);
      }
      return seconds;
    } finally {
      hub.destroy();
      if (!hub.waitFor(60, TimeUnit.SECONDS)) {
        hub.destroyForcibly();
      }
    }
  }

  private static boolean isReady(HubClient client, Process hub) {
    if (!hub.isAlive()) {
      throw new IllegalStateException("the hub ended with " + hub.exitValue());
    }
    try {
      return client.open("/ready").statusCode() == READY;
    } catch (RuntimeException notYet) {
      return false;
    }
  }

  /** Memory and CPU of the hub's process and those that it started. */
  private static void idle(Process hub, Map<String, Object> figures) throws InterruptedException {
    long before = cpuNanos(hub);
    TimeUnit.SECONDS.sleep(IDLE_SECONDS);
    figures.put("idleCpuPercentOfACore", Math.round((cpuNanos(hub) - before) / 1e7 / IDLE_SECONDS));
    figures.put("idleHubMb", megabytes(residentBytes(hub.toHandle())));
    figures.put(
        "idleServersMb",
        megabytes(hub.descendants().mapToLong(StartBenchmark::residentBytes).sum()));
  }

  private static long cpuNanos(Process hub) {
    return Stream.concat(Stream.of(hub.toHandle()), hub.descendants())
        .mapToLong(it -> it.info().totalCpuDuration().map(d -> d.toNanos()).orElse(0L))
        .sum();
  }

  /** Only Linux says so; elsewhere 0. */
  static long residentBytes(ProcessHandle process) {
    try (Stream<String> lines =
        Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
      return lines
              .filter(line -> line.startsWith("VmRSS:"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
              .sum()
          * 1024;
    } catch (IOException e) {
      return 0;
    }
  }

  /** The jars that the program runs from. */
  private static long programBytes() throws IOException {
    Path jar = Path.of(System.getProperty("java.class.path").split(":", 2)[0]).toAbsolutePath();
    try (Stream<Path> files = Files.walk(jar.getParent())) {
      long bytes = 0;
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        bytes += Files.size(file);
      }
      return bytes;
    }
  }

  private static long megabytes(long bytes) {
    return Math.round(bytes / 1024.0 / 1024);
  }
}
