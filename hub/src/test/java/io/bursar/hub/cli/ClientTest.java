package io.bursar.hub.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.hub.ExitCode;
import io.bursar.hub.cli.FakeHub.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClientTest {
  private static final String SEARCH =
      """
      {"tenant":"acme","node":"acme/ads/search","nodeId":"acme/ads/search","period":"2026-11",
       "currency":"CNY","budget":"400","spent":"10.000000000001","held":"0",
       "available":"389.999999999999","offset":7}""";
  private static final String CLOUD =
      """
      {"tenant":"acme","node":"acme/cloud","nodeId":"acme/cloud","period":"2026-11",
       "currency":"CNY","budget":null,"spent":"3","held":"0","available":null,"offset":8}""";

  @TempDir private Path data;
  private FakeHub hub;

  @BeforeEach
  void start() throws IOException {
    hub = new FakeHub();
    Files.writeString(data.resolve("admin.key"), "bur_1\n");
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  private CommandLineRun run(String... arguments) {
    return CommandLineRun.of(
        Stream.concat(
                Stream.of(arguments), Stream.of("--port", hub.port(), "--data", data.toString()))
            .toArray(String[]::new));
  }

  @Test
  void usageIsOneArrayOverAllPagesWithAmountsAsTheHubWroteThem() {
    hub.then(
            new Answer(
                200,
                "application/json",
                "[" + SEARCH + "]",
                "</api/v1/usage?cursor=abc>; rel=\"next\""))
        .then(200, "[" + CLOUD + "]");
    CommandLineRun usage = run("usage", "--node", "acme/ü", "--period", "2026-11", "--json");
    assertThat(usage.status()).isZero();
    List<?> items = Json.objects(usage.out());
    assertThat(items).hasSize(2);
    assertThat(usage.out()).contains("\"spent\":\"10.000000000001\"", "\"budget\":null");
    assertThat(hub.requests().get(0))
        .startsWith("GET /api/v1/usage?node=acme%2F%C3%BC&period=2026-11&limit=1000 Bearer bur_1");
    assertThat(hub.requests().get(1)).startsWith("GET /api/v1/usage?cursor=abc ");
  }

  @Test
  void usageIsATableForPeople() {
    hub.then(200, "[" + SEARCH + "," + CLOUD + "]");
    assertThat(run("usage").out().lines())
        .hasSize(3)
        .first()
        .asString()
        .startsWith("NODE")
        .endsWith("CURRENCY");
  }

  @Test
  void nothingIsAnEmptyArrayForScripts() {
    hub.then(200, "[]");
    assertThat(Json.objects(run("rejects", "--json").out())).isEmpty();
    hub.then(200, "[]");
    assertThat(run("rejects").out()).contains("Nothing was rejected.");
  }

  @Test
  void aProblemIsOneLineAndAKeyThatIsRefusedHasItsOwnExitCode() {
    hub.then(
        new Answer(
            400,
            "application/problem+json",
            "{\"code\":\"BUR-2003\",\"title\":\"Bad period\",\"status\":400,"
                + "\"detail\":\"period is 2026-13\\nwrite 2026-11\"}",
            ""));
    CommandLineRun bad = run("usage", "--period", "2026-13");
    assertThat(bad.status()).isEqualTo(ExitCode.FAILED.status());
    assertThat(bad.err().strip())
        .contains("BUR-2401", "400 BUR-2003 Bad period: period is 2026-13 write 2026-11")
        .doesNotContain("\n");
    hub.then(new Answer(401, "text/html", "<h1>no</h1>", ""));
    assertThat(run("usage").status()).isEqualTo(ExitCode.KEY_REFUSED.status());
  }

  @Test
  void anotherProgramAtThePortIsCalledThat() {
    hub.then(
        new Answer(404, "text/html", "<!DOCTYPE html><html><body>Not found</body></html>", ""));
    CommandLineRun usage = run("usage");
    assertThat(usage.status()).isEqualTo(ExitCode.FAILED.status());
    assertThat(usage.err())
        .contains(
            "BUR-2407 What listens at", "answers 404 and no JSON", "that the port is Bursar's")
        .doesNotContain("DOCTYPE");
  }

  @Test
  void aPortThatIsNoneIsSaid() {
    for (String port : List.of("99999", "0", "-1", "abc")) {
      CommandLineRun usage = CommandLineRun.of("usage", "--port", port);
      assertThat(usage.status()).isEqualTo(ExitCode.USAGE.status());
      assertThat(usage.err()).contains("'" + port + "' is no port", "from 1 to 65535");
    }
  }

  @Test
  void withoutAKeyNothingIsAsked() throws IOException {
    Files.delete(data.resolve("admin.key"));
    CommandLineRun usage = run("usage");
    assertThat(usage.status()).isEqualTo(ExitCode.KEY_REFUSED.status());
    assertThat(usage.err())
        .contains("BURSAR_ADMIN_KEY", data.resolve("admin.key").toString(), "./bursar up");
    assertThat(hub.requests()).isEmpty();
  }

  @Test
  void readyNamesWhatIsMissing() {
    String body =
        "{\"status\":\"DOWN\",\"components\":{\"ledger\":{\"status\":\"DOWN\"},"
            + "\"kafka\":{\"status\":\"UP\"}}}";
    hub.then(503, body).then(503, body).then(200, "{\"status\":\"UP\"}");
    CommandLineRun not = run("ready");
    assertThat(not.status()).isEqualTo(ExitCode.NOT_READY.status());
    assertThat(not.err()).contains("ledger DOWN").doesNotContain("kafka");
    assertThat(run("ready", "--wait", "30").status()).isZero();
  }

  @Test
  void anImportIsAnnouncedSentAndFollowedToItsEnd() throws IOException {
    Path file = Files.writeString(data.resolve("bill.csv"), "a,b\n1,2\n");
    Path mapping = Files.writeString(data.resolve("m.yaml"), "columns: {}\n");
    hub.then(201, "{\"id\":\"i1\"}")
        .then(202, counts("counting", 0))
        .then(200, counts("counting", 0))
        .then(200, counts("done", 1));
    CommandLineRun result =
        run(
            "import",
            file.toString(),
            "--mapping",
            mapping.toString(),
            "--tenant",
            "acme",
            "--wait",
            "--json");
    assertThat(result.status()).as(result.err()).isZero();
    assertThat(Json.object(result.out()))
        .containsEntry("id", "i1")
        .containsEntry("state", "done")
        .containsEntry("rows", 1)
        .containsEntry("applied", 1)
        .containsEntry("rejected", 0);
    assertThat(hub.requests().get(0))
        .contains("\"tenant\":\"acme\"", "\"format\":\"mapping\"", "\"mapping\":\"columns: {}\\n\"")
        .contains("\"name\":\"bill.csv\"");
    assertThat(hub.requests().get(1))
        .startsWith("PUT /api/v1/imports/i1/content")
        .endsWith("1,2\n");
  }

  /** Or equal keys of two tables, each with a mapping that has no name, would be one charge. */
  @Test
  void aMappingWithoutANameIsCalledAsItsFile() throws IOException {
    Path file = Files.writeString(data.resolve("bill.csv"), "a,b\n1,2\n");
    String nameless = "date: a\namount: b\ncurrency: {constant: USD}\nkeys: [a]\n";
    Path plain = Files.writeString(data.resolve("shop.yaml"), nameless);
    Path named = Files.writeString(data.resolve("other.yaml"), "name: till\n" + nameless);
    String[] words = {"import", file.toString(), "--tenant", "acme", "--mapping"};
    for (int i = 0; i < 3; i++) {
      hub.then(201, "{\"id\":\"i1\"}").then(202, counts("counting", 0));
    }
    run(words[0], words[1], words[2], words[3], words[4], plain.toString());
    run(words[0], words[1], words[2], words[3], words[4], named.toString());
    run(words[0], words[1], words[2], words[3], words[4], plain.toString(), "--source", "mine");
    assertThat(hub.requests().get(0)).contains("\"source\":\"shop\"");
    assertThat(hub.requests().get(2)).contains("\"source\":\"till\"");
    assertThat(hub.requests().get(4)).contains("\"source\":\"mine\"");
  }

  @Test
  void anImportThatFailsHasItsOwnExitCode() throws IOException {
    Path file = Files.writeString(data.resolve("bill.csv"), "x");
    hub.then(200, "[" + CLOUD + "]").then(201, "{\"id\":\"i1\"}").then(202, counts("failed", 0));
    CommandLineRun result = run("import", file.toString(), "--wait");
    assertThat(result.status()).isEqualTo(ExitCode.IMPORT_FAILED.status());
    assertThat(hub.requests().get(1)).as("the only tenant").contains("\"tenant\":\"acme\"");
  }

  @Test
  void anImportNamesTheTenantsWhenThereAreSeveral() throws IOException {
    Path file = Files.writeString(data.resolve("bill.csv"), "x");
    hub.then(200, "[" + CLOUD + "," + CLOUD.replace("acme", "zeta") + "]");
    CommandLineRun result = run("import", file.toString());
    assertThat(result.status()).isEqualTo(ExitCode.USAGE.status());
    assertThat(result.err()).contains("acme, zeta", "--tenant");
  }

  @Test
  void aMissingFileIsSaidBeforeAnythingIsSent() {
    CommandLineRun result = run("import", data.resolve("absent.csv").toString());
    assertThat(result.status()).isEqualTo(ExitCode.USAGE.status());
    assertThat(result.err()).contains("absent.csv");
    assertThat(hub.requests()).isEmpty();
  }

  @Test
  void aDeliveryIsSentAgain() {
    hub.then(202, "{\"id\":\"d/1\"}");
    assertThat(run("deliveries", "--resend", "d/1").status()).isZero();
    assertThat(hub.requests().get(0)).startsWith("POST /api/v1/deliveries/d%2F1/resend ");
  }

  @Test
  void stopSaysWhenNoHubRuns() {
    CommandLineRun stop = run("stop");
    assertThat(stop.status()).isZero();
    assertThat(stop.out()).contains("No hub runs on " + data);
  }

  private static String counts(String state, int applied) {
    return """
        {"id":"i1","state":"%s","rows":1,"applied":%d,"restated":0,"duplicate":0,"stale":0,
         "conflict":0,"rejected":0}"""
        .formatted(state, applied);
  }
}
