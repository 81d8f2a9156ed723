package io.bursar.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program, through ./bursar, as an operator has it. */
class BursarJarIT {
  private static final Path SCRIPT = Path.of("../bursar").toAbsolutePath().normalize();

  @TempDir private Path temp;

  @Test
  void startsRefusesStopsAndGoesOnAfterAKill() throws Exception {
    Path data = temp.resolve("data");
    int port = freePort();
    try (HubProcess first = up(data, port).awaitReady()) {
      assertThat(script("ready", "--port", port).status()).isZero();
      Map<String, String> named =
          Map.of("BURSAR_DATA", data.toString(), "BURSAR_PORT", String.valueOf(port));
      assertThat(script(named, "usage", "--json").text()).contains("default");
      listensOnThisMachineOnly(port);
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data)))
          .isEqualTo("rwx------");

      Said second = script("up", "--data", data, "--port", freePort());
      assertThat(second.status()).isEqualTo(ExitCode.DATA_IN_USE.status());
      assertThat(second.problem()).contains("BUR-2421", "process " + first.pid());

      Said busy = script("up", "--data", temp.resolve("other"), "--port", port);
      assertThat(busy.status()).isEqualTo(ExitCode.PORT_BUSY.status());
      assertThat(busy.problem()).contains("BUR-2420", String.valueOf(port));

      Said stop = script("stop", "--data", data);
      assertThat(stop.status()).isZero();
      assertThat(stop.text()).contains("process " + first.pid());
      assertThat(first.exitCode()).isEqualTo(ExitCode.TERMINATED.status());
    }
    try (HubProcess again = up(data, port).awaitReady()) {
      assertThat(again.output()).doesNotContain("did not end cleanly");
      again.kill();
    }
    try (HubProcess afterKill = up(data, port).awaitReady()) {
      assertThat(afterKill.output())
          .contains("Stopped a Redis", "Stopped a PostgreSQL", "did not end cleanly");
    }
  }

  @Test
  void drainsAndStopsAtCtrlC() throws Exception {
    Path data = temp.resolve("data");
    try (HubProcess hub = up(data, freePort()).awaitReady()) {
      assumeTrue(hub.interrupt(), "this build was started deaf to Ctrl-C");
      assertThat(hub.exitCode()).isEqualTo(ExitCode.INTERRUPTED.status());
      assertThat(data.resolve("clean-stop")).as("written when everything has stopped").exists();
    }
  }

  @Test
  void anOperatorMakesKeysAndViewsAndIsToldWhatTheLedgerRefuses() throws Exception {
    Path data = temp.resolve("data");
    int port = freePort();
    Map<String, String> configured = Map.of("BURSAR_CONFIG", temp.resolve("config").toString());
    tenant("first", "USD", "ads");
    tenant("second", "USD", "ads");
    Files.writeString(
        temp.resolve("config/targets.yaml"),
        "targets:\n  - {name: audit, type: log, file: alerts.jsonl}\n");
    try (HubProcess hub = up(data, port, configured).awaitReady()) {
      HubApi api = new HubApi(hub.uri(), Files.readString(data.resolve("admin.key")).strip());
      assertThat(api.post("[" + charge("second/ads", "12.5") + "]").status()).isEqualTo(202);
      Object[] usage = {"usage", "--tenant", "second", "--json", "--data", data, "--port", port};
      Awaitility.await()
          .atMost(Duration.ofMinutes(2))
          .untilAsserted(() -> assertThat(script(usage).text()).contains("\"spent\":\"12.5\""));
      keysComeAndGo(data, port);
      aFileIsImportedAndTheSameAgain(data, port);
      String before = script(usage).text();
      Said rebuilt = script("rebuild", "--wait", 120, "--data", data, "--port", port);
      assertThat(rebuilt.status()).as(rebuilt.text()).isZero();
      assertThat(script(usage).text()).isEqualTo(before);
      assertThat(before).contains("\"spent\":\"15.75\"");
      assertThat(script("stop", "--data", data).status()).isZero();
    }
    // Good for the first tenant and not for the second, whose money is counted in dollars.
    tenant("first", "USD", "ads", "cloud");
    tenant("second", "EUR", "ads");
    try (HubProcess refused = up(data, port, configured)) {
      assertThat(refused.exitCode()).isEqualTo(ExitCode.FAILED.status());
      assertThat(refused.output())
          .contains("nothing of it is in force", "tenant 'second'", "currency cannot change")
          .doesNotContain("in force tenant=first");
    }
    tenant("second", "USD", "ads");
    try (HubProcess hub = up(data, port, configured).awaitReady()) {
      assertThat(hub.output()).contains("in force tenant=first revision=2");
      assertThat(script("stop", "--data", data).status()).isZero();
    }
    // Forgotten: nobody stops hearing of decisions for that.
    try (HubProcess hub = up(data, port).awaitReady()) {
      assertThat(hub.output()).contains("what is in force stays", "BURSAR_CONFIG");
    }
  }

  private static void listensOnThisMachineOnly(int port) throws IOException {
    for (NetworkInterface each : Collections.list(NetworkInterface.getNetworkInterfaces())) {
      for (InetAddress address : Collections.list(each.getInetAddresses())) {
        if (!address.isLoopbackAddress()) {
          assertThatThrownBy(() -> new Socket(address, port).close())
              .as("%s", address)
              .isInstanceOf(ConnectException.class);
        }
      }
    }
  }

  private void aFileIsImportedAndTheSameAgain(Path data, int port) throws Exception {
    Path table =
        Files.writeString(
            temp.resolve("table.csv"),
            "day,cost\n%1$s,1.25\n%1$s,2\nx,1\n".formatted(LocalDate.now(ZoneOffset.UTC)));
    Path mapping =
        Files.writeString(
            temp.resolve("table.yaml"),
            """
            name: table
            date: day
            amount: cost
            currency: {constant: USD}
            node: {constant: second/ads}
            """);
    Object[] words = {
      "import",
      table,
      "--mapping",
      mapping,
      "--tenant",
      "second",
      "--wait",
      "--json",
      "--data",
      data,
      "--port",
      port
    };
    JsonNode first = new ObjectMapper().readTree(script(words).text());
    assertThat(first.findValue("rows").asInt()).isEqualTo(3);
    assertThat(first.findValue("applied").asInt()).isEqualTo(2);
    assertThat(first.findValue("rejected").asInt()).isEqualTo(1);
    JsonNode again = new ObjectMapper().readTree(script(words).text());
    assertThat(again.findValue("applied").asInt()).isZero();
    assertThat(again.findValue("duplicate").asInt()).isEqualTo(2);
  }

  private void keysComeAndGo(Path data, int port) throws Exception {
    Said made =
        script(
            "keys",
            "--add",
            "anna",
            "--grant",
            "viewer@first",
            "--json",
            "--data",
            data,
            "--port",
            port);
    assertThat(made.status()).as(made.text()).isZero();
    JsonNode key = new ObjectMapper().readTree(made.text());
    Map<String, String> anna = Map.of("BURSAR_ADMIN_KEY", key.get("key").asText());
    assertThat(script(anna, "usage", "--tenant", "first", "--port", port).status()).isZero();
    assertThat(script(anna, "usage", "--tenant", "second", "--port", port).problem())
        .contains("BUR-2020");
    assertThat(script(anna, "rebuild", "--port", port).problem()).contains("BUR-2003");
    assertThat(script("keys", "--data", data, "--port", port).text())
        .contains("anna", "viewer@first", "operator@*");
    String id = key.get("id").asText();
    assertThat(script("keys", "--revoke", id, "--data", data, "--port", port).status()).isZero();
    assertThat(script(anna, "usage", "--tenant", "first", "--port", port).status())
        .isEqualTo(ExitCode.KEY_REFUSED.status());
    assertThat(script("keys", "--revoke", "admin", "--data", data, "--port", port).problem())
        .contains("BUR-2029");
  }

  private void tenant(String name, String currency, String... nodes) throws IOException {
    Path folder = Files.createDirectories(temp.resolve("config/tenants").resolve(name));
    Files.writeString(
        folder.resolve("tenant.yaml"),
        "currency: %s\nzone: UTC\nnodes:\n  %s:\n"
            .formatted(currency, String.join(":\n  ", nodes)));
  }

  private static String charge(String node, String amount) {
    return """
        {"specversion":"1.0","type":"io.bursar.charge","source":"/jar","id":"1","tenant":"%s",\
        "data":{"node":"%s","day":"%s","amount":"%s","currency":"USD"}}"""
        .formatted(
            node.substring(0, node.indexOf('/')), node, LocalDate.now(ZoneOffset.UTC), amount);
  }

  @Test
  void aBenchmarkPrintsItsFiguresAndNothingElse() throws Exception {
    Path progress = temp.resolve("progress");
    Path printed = temp.resolve("printed");
    Process bench =
        new ProcessBuilder(
                SCRIPT.toString(), "bench", "spine", "charges=3000", "warm=300", "--json")
            .directory(temp.toFile())
            .redirectError(progress.toFile())
            .redirectOutput(printed.toFile())
            .start();
    try {
      // It waits until every charge is counted, for ever if one is not.
      assertThat(bench.waitFor(8, TimeUnit.MINUTES)).as(Files.readString(progress)).isTrue();
    } finally {
      bench.destroy();
    }
    assertThat(bench.exitValue()).as(Files.readString(progress)).isZero();
    JsonNode figures;
    try (JsonParser json = new ObjectMapper().createParser(printed.toFile())) {
      figures = json.readValueAsTree();
      assertThat(json.nextToken()).as("behind the figures").isNull();
    }
    assertThat(figures.get("exact").asBoolean()).isTrue();
    assertThat(figures.get("chargesASecond").asLong()).isPositive();
    assertThat(Files.readString(progress)).contains("the hub takes them");
  }

  @Test
  void refusesWhatItCannotWriteAndADiskThatIsFull() throws Exception {
    Path file = Files.writeString(temp.resolve("file"), "");
    Said unusable = script("up", "--data", file, "--port", freePort());
    assertThat(unusable.status()).isEqualTo(ExitCode.DATA_UNUSABLE.status());
    assertThat(unusable.problem()).contains("BUR-2422", file.toString());

    Said full =
        script(
            Map.of("BURSAR_MIN_FREE_MB", "999999999"),
            "up",
            "--data",
            temp.resolve("full"),
            "--port",
            freePort());
    assertThat(full.status()).isEqualTo(ExitCode.DISK_FULL.status());
    assertThat(full.problem()).contains("BUR-2423", "MB free");
  }

  @Test
  void refusesAJdkThatIsMissingOrTooOld() throws Exception {
    Said missing = script(Map.of("JAVA_HOME", temp.toString()), "--help");
    assertThat(missing.status()).isEqualTo(ExitCode.JAVA.status());
    assertThat(missing.problem()).contains("BUR-2429", temp.toString());

    Path old = Files.createDirectories(temp.resolve("jdk8/bin")).resolve("java");
    Files.writeString(old, "#!/bin/sh\necho 'openjdk version \"1.8.0_402\"' >&2\n");
    assertThat(old.toFile().setExecutable(true)).isTrue();
    Said tooOld = script(Map.of("JAVA_HOME", temp.resolve("jdk8").toString()), "--help");
    assertThat(tooOld.status()).isEqualTo(ExitCode.JAVA.status());
    assertThat(tooOld.problem()).contains("Java 8,", "17 or newer");
  }

  private static HubProcess up(Path data, int port) throws IOException {
    return up(data, port, Map.of());
  }

  private static HubProcess up(Path data, int port, Map<String, String> environment)
      throws IOException {
    return HubProcess.start(List.of(SCRIPT.toString()), data, port, environment);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private Said script(Object... words) throws Exception {
    return script(Map.of(), words);
  }

  private Said script(Map<String, String> environment, Object... words) throws Exception {
    List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
    for (Object word : words) {
      command.add(word.toString());
    }
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(temp.toFile()).redirectErrorStream(true);
    builder.environment().putAll(environment);
    Process process = builder.start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Said(process.waitFor(), text);
  }

  /** How a command ended, and what it printed. */
  private record Said(int status, String text) {
    /** The one line that says what is wrong. */
    String problem() {
      List<String> lines = text.lines().filter(line -> line.startsWith("bursar: ")).toList();
      assertThat(lines).as(text).hasSize(1);
      return lines.get(0);
    }
  }
}
