package io.bursar.hub.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bursar.hub.HubProcess;
import io.bursar.hub.cli.CommandLineRun;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A hub in a process of its own that real spend is imported into, by Bursar's own command line. */
final class RealHub implements AutoCloseable {

  /** Others may be at work on the machine. */
  static final Duration PATIENCE = Duration.ofMinutes(10);

  private static final List<String> TERMS =
      List.of("applied", "restated", "duplicate", "stale", "conflict", "rejected");
  private static final Pattern STAGE_COUNTER =
      Pattern.compile("bursar_stage_(in|out)_total\\{(.*)} (\\S+)");
  private static final Pattern LABEL = Pattern.compile("(stage|term)=\"([^\"]*)\"");
  private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final ObjectMapper json = new ObjectMapper();
  private final Path data;
  private final int port;
  private final HubProcess process;

  private RealHub(Path data, int port, HubProcess process) {
    this.data = data;
    this.port = port;
    this.process = process;
  }

  /**
   * Starts one.
   *
   * @param folder gets its data
   * @param memory of its heap, {@code -Xmx1g}
   */
  static RealHub start(Path folder, Path configuration, String memory) throws IOException {
    Path data = folder.resolve("data");
    int port = freePort();
    List<String> program =
        List.of(
            ProcessHandle.current().info().command().orElse("java"),
            memory,
            "-XX:+ExitOnOutOfMemoryError",
            "-cp",
            HubProcess.classPath(),
            "io.bursar.hub.cli.Main");
    Map<String, String> environment = Map.of("BURSAR_CONFIG", configuration.toString());
    HubProcess process = HubProcess.start(program, data, port, environment).awaitReady();
    return new RealHub(data, port, process);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** A mapping that is shipped, as a file. */
  static Path sampleMapping(Path folder, String name) throws IOException {
    Path file = folder.resolve(name + ".yaml");
    try (InputStream in =
        RealHub.class.getResourceAsStream("/io/bursar/connectors/csv/samples/" + name + ".yaml")) {
      Files.copy(in, file);
    }
    return file;
  }

  /**
   * Imports files as a user does and waits until the ledger has counted them.
   *
   * @param options of the command besides the files
   * @return rows, and each term that they ended in, over all files
   */
  Map<String, Long> imported(List<Path> files, String... options) {
    CommandLineRun run = command("import", files, options);
    assertThat(run.status()).as("%s%s", run.out(), run.err()).isZero();
    List<String> ids = tree(run.out()).get("imports").findValuesAsText("id");
    assertThat(ids).hasSameSizeAs(files);
    Map<String, Long> counts = new TreeMap<>();
    ids.forEach(id -> add(ended(id), counts));
    return counts;
  }

  /** Runs a command on files, asking for JSON. */
  CommandLineRun command(String command, List<Path> files, String... options) {
    List<String> words = new ArrayList<>(List.of(command, "--json"));
    words.addAll(List.of(options));
    words.addAll(List.of("--data", data.toString(), "--port", String.valueOf(port)));
    files.forEach(file -> words.add(file.toString()));
    return CommandLineRun.of(words.toArray(String[]::new));
  }

  private JsonNode ended(String id) {
    return Awaitility.await("import " + id)
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> get("/api/v1/imports/" + id),
            state -> state.get("state").asText().equals("done"));
  }

  private static void add(JsonNode ended, Map<String, Long> counts) {
    counts.merge("rows", ended.get("rows").asLong(), Long::sum);
    for (String term : TERMS) {
      if (ended.get(term).asLong() != 0) {
        counts.merge(term, ended.get(term).asLong(), Long::sum);
      }
    }
  }

  /** What stands in usage of a tenant: "node period" and spent, where it is not 0. */
  Map<String, BigDecimal> spent(String tenant, Collection<String> periods) {
    Map<String, BigDecimal> spent = new TreeMap<>();
    for (String period : periods) {
      for (JsonNode line :
          list("/api/v1/usage?limit=1000&tenant=" + tenant + "&period=" + period)) {
        BigDecimal amount = new BigDecimal(line.get("spent").asText());
        if (amount.signum() != 0) {
          spent.put(line.get("node").asText() + " " + period, amount.stripTrailingZeros());
        }
      }
    }
    return spent;
  }

  /** All pages of a list. */
  List<JsonNode> list(String first) {
    List<JsonNode> items = new ArrayList<>();
    Optional<String> page = Optional.of(first);
    while (page.isPresent()) {
      HttpResponse<String> answer = ask(page.get());
      tree(answer.body()).forEach(items::add);
      page =
          answer
              .headers()
              .firstValue("Link")
              .map(NEXT::matcher)
              .filter(Matcher::find)
              .map(link -> link.group(1));
    }
    return items;
  }

  /** What the stages have counted so far: "stage in" and "stage term". */
  Map<String, Long> counters() {
    Map<String, Long> counters = new TreeMap<>();
    for (String line : ask("/metrics").body().split("\n", -1)) {
      Matcher counter = STAGE_COUNTER.matcher(line);
      if (counter.matches()) {
        Map<String, String> labels = new TreeMap<>();
        LABEL.matcher(counter.group(2)).results().forEach(l -> labels.put(l.group(1), l.group(2)));
        counters.merge(
            labels.get("stage") + " " + labels.getOrDefault("term", "in"),
            new BigDecimal(counter.group(3)).longValueExact(),
            Long::sum);
      }
    }
    return counters;
  }

  /** What a counter has counted so far, over all its tags. */
  long count(String counter) {
    long sum = 0;
    for (String line : ask("/metrics").body().split("\n", -1)) {
      if (line.startsWith(counter + "{")) {
        sum += new BigDecimal(line.substring(line.lastIndexOf(' ') + 1)).longValueExact();
      }
    }
    return sum;
  }

  JsonNode get(String path) {
    return tree(ask(path).body());
  }

  private HttpResponse<String> ask(String path) {
    HttpResponse<String> answer = send(request(path));
    assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
    return answer;
  }

  /** A request with the key of the hub. */
  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port).resolve(path))
        .header("Authorization", "Bearer " + key());
  }

  Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), port);
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Where the hub keeps everything, its watched folders too. */
  Path data() {
    return data;
  }

  JsonNode tree(String text) {
    try {
      return json.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(text, e);
    }
  }

  private String key() {
    try {
      return Files.readString(data.resolve("admin.key")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** kill -9. */
  void kill() {
    try {
      process.kill();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
