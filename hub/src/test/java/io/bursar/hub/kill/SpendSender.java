package io.bursar.hub.kill;

import io.bursar.hub.HubApi;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.awaitility.Awaitility;

/**
 * Sends charges to a hub from a process of its own: batches of events, and files at the same time.
 * Whatever is not acknowledged it sends again, until it is; what is, it writes to its log, and each
 * file that broke off.
 */
final class SpendSender implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(20);
  private static final int ACCEPTED = 202;
  private static final int CREATED = 201;
  private static final String IMPORT =
      """
      {"tenant":"acme","source":"files","name":"%s","format":"mapping",\
      "mapping":"date: day\\namount: amount\\ncurrency: {constant: CNY}\\nnode: node\\nkeys: [id]\\n"}\
      """;

  private final Process process;
  private final Path output;
  private final Path hold;
  private int allowed;

  private SpendSender(Process process, Path output, Path hold) {
    this.process = process;
    this.output = output;
    this.hold = hold;
  }

  /** Starts one that sends all of {@code load} and ends. */
  static SpendSender start(URI hub, String key, Path log, Load load) throws IOException {
    Path output = Files.createTempFile("sender", ".out");
    List<String> words =
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            SpendSender.class.getName(),
            hub.toString(),
            log.toString(),
            String.valueOf(load.seed()),
            String.valueOf(load.rounds()),
            String.valueOf(load.batches()),
            String.valueOf(load.batch()),
            String.valueOf(load.rows()),
            load.today().toString());
    ProcessBuilder builder =
        new ProcessBuilder(words).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(Map.of("BURSAR_ADMIN_KEY", key));
    return new SpendSender(builder.start(), output, hold(log));
  }

  /** Beside the log: while it is there, no second half of a file is sent. */
  private static Path hold(Path log) {
    return log.resolveSibling("hold");
  }

  /** From now on no more than half of a file is sent. */
  void hold() throws IOException {
    Files.createFile(hold);
  }

  /** Files are sent whole again. */
  void release() throws IOException {
    Files.deleteIfExists(hold);
  }

  /** Lets it send so many rounds in all; without, it would be done before the last kill. */
  void allow(int rounds) throws IOException {
    for (; allowed < rounds; allowed++) {
      process.getOutputStream().write('\n');
    }
    process.getOutputStream().flush();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What it has said: nothing, as long as all goes well. */
  String output() throws IOException {
    return Files.readString(output);
  }

  /** Waits so long at most, and less when it ends. */
  void watch(long millis) throws InterruptedException {
    process.waitFor(millis, TimeUnit.MILLISECONDS);
  }

  /** Waits until it has sent everything. */
  void awaitEnd() throws InterruptedException, IOException {
    process.getOutputStream().close();
    if (!process.waitFor(PATIENCE.toMinutes(), TimeUnit.MINUTES) || process.exitValue() != 0) {
      throw new AssertionError("the sender could not send: " + Files.readString(output));
    }
  }

  @Override
  public void close() throws IOException {
    process.destroyForcibly();
    Files.deleteIfExists(output);
  }

  public static void main(String[] words) throws Exception {
    HubApi hub = new HubApi(URI.create(words[0]), System.getenv("BURSAR_ADMIN_KEY"));
    AcknowledgementLog log = new AcknowledgementLog(Path.of(words[1]));
    Path hold = hold(Path.of(words[1]));
    Load load =
        new Load(
            Long.parseLong(words[2]),
            Integer.parseInt(words[3]),
            Integer.parseInt(words[4]),
            Integer.parseInt(words[5]),
            Integer.parseInt(words[6]),
            LocalDate.parse(words[7]));
    ExecutorService threads = Executors.newFixedThreadPool(2);
    for (int round = 0; round < load.rounds(); round++) {
      // A line a round; at the end of them, all that are left.
      System.in.read();
      int now = round;
      List<Future<?>> doors = new ArrayList<>();
      doors.add(threads.submit(() -> sendFile(hub, log, hold, load, now)));
      doors.add(threads.submit(() -> sendBatches(hub, log, load, now)));
      for (Future<?> door : doors) {
        door.get();
      }
    }
    threads.shutdown();
  }

  private static Void sendBatches(HubApi hub, AcknowledgementLog log, Load load, int round)
      throws IOException {
    for (List<SaidCharge> charges : load.batches(round)) {
      String body = "[" + String.join(",", charges.stream().map(SaidCharge::event).toList()) + "]";
      until(() -> hub.post(body).status() == ACCEPTED);
      log.acknowledged(charges);
    }
    return null;
  }

  private static Void sendFile(HubApi hub, AcknowledgementLog log, Path hold, Load load, int round)
      throws IOException {
    List<SaidCharge> charges = load.file(round);
    List<String> lines = new ArrayList<>(List.of("id,day,node,amount"));
    charges.forEach(charge -> lines.add(charge.row()));
    String content = String.join("\n", lines) + "\n";
    String name = "file-" + round + ".csv";
    until(() -> imported(hub, name, () -> new HeldFile(content, log, hold), log));
    log.acknowledged(charges);
    return null;
  }

  /** The whole file, from its announcement on: of an import that broke off nobody goes on. */
  private static boolean imported(
      HubApi hub, String name, Supplier<HeldFile> content, AcknowledgementLog log)
      throws IOException {
    HubApi.Answer announced =
        hub.send("POST", "/api/v1/imports", "application/json", IMPORT.formatted(name));
    if (announced.status() != CREATED) {
      return false;
    }
    String path = "/api/v1/imports/" + announced.body().get("id").asText() + "/content";
    try {
      return hub.send("PUT", path, "text/csv", BodyPublishers.ofInputStream(content)).status()
          == ACCEPTED;
    } catch (ConnectException e) {
      // Nothing of it was sent: the hub died between the two calls.
      throw e;
    } catch (IOException e) {
      log.broke();
      throw e;
    }
  }

  /** Sends until it is acknowledged; a hub that is away, or just dies, is no reason to stop. */
  private static void until(Attempt attempt) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(100))
        .ignoreExceptionsInstanceOf(IOException.class)
        .until(attempt::acknowledged);
  }

  private interface Attempt {
    boolean acknowledged() throws IOException;
  }
}
