package io.bursar.hub.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.bursar.hub.cli.CommandLineRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is brought to a door of a real hub with little memory: it says what is wrong and where,
 * counts what was good around it, and goes on.
 */
class MalformedInputIT {

  private static final String MEMORY = "-Xmx512m";
  private static final int MILLION = 1_000_000;
  private static final int CAMELS = 32;
  private static final String TOO_LARGE = "BUR-2006";
  private static final String GOOD = "2026-11-05,1,";
  private static final String MAPPING =
      """
      name: shop
      date: {column: day, formats: yyyy-MM-dd}
      amount: amount
      currency: {constant: USD}
      keys: [id]
      """;

  @TempDir private Path temp;
  private RealHub hub;
  private Path mapping;

  @BeforeEach
  void start() throws IOException {
    Path configuration = temp.resolve("config");
    mapping = Files.createDirectories(configuration.resolve("mappings")).resolve("shop.yaml");
    Files.writeString(mapping, MAPPING);
    Files.writeString(
        configuration.resolve("feeds.yaml"),
        """
        feeds:
          - {name: drop, tenant: default, mapping: mappings/shop.yaml}
          - {name: bill, tenant: default, format: focus}
        """);
    hub = RealHub.start(temp, configuration, MEMORY);
  }

  @AfterEach
  void stop() {
    hub.close();
  }

  @Test
  void isSaidAtEveryDoorWithCodeAndPlaceAndStopsNothing() throws IOException {
    Path rows = badRows();
    Path deep = deepTags();
    Path torn = tornGzip();

    assertThat(hub.imported(List.of(rows), "--mapping", mapping.toString()))
        .isEqualTo(Map.of("rows", 6L, "applied", 2L, "rejected", 4L));
    assertThat(hub.imported(List.of(deep)))
        .isEqualTo(Map.of("rows", 2L, "applied", 1L, "rejected", 1L));
    CommandLineRun broken = hub.command("import", List.of(torn), "--mapping", mapping.toString());
    assertThat(broken.status()).isNotZero();
    assertThat(broken.err()).contains("BUR-1060", "BUR-1201", "torn.csv.gz line ");
    drop("drop", rows);
    drop("drop", torn);
    drop("bill", deep);
    Awaitility.await()
        .atMost(RealHub.PATIENCE)
        .untilAsserted(
            () -> {
              assertThat(hub.data().resolve("inbox/drop/done/rows.csv")).exists();
              assertThat(hub.data().resolve("inbox/drop/failed/torn.csv.gz.reason.txt"))
                  .content()
                  .contains("BUR-1201");
              assertThat(hub.data().resolve("inbox/bill/done/deep.csv")).exists();
            });
    malformedEvents();

    long kept = keptOfTheTornOne("shop");
    assertThat(keptOfTheTornOne("drop")).isEqualTo(kept);
    Awaitility.await()
        .atMost(RealHub.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(rejects())
                    .containsExactlyInAnyOrder(
                        "bill BUR-1215 deep.csv line 3, column Tags",
                        "drop BUR-1201 torn.csv.gz line " + (kept + 2),
                        "drop BUR-1205 rows.csv line 3",
                        "drop BUR-1206 rows.csv line 4",
                        "drop BUR-1207 rows.csv line 5",
                        "drop BUR-1207 rows.csv line 6",
                        "focus BUR-1215 deep.csv line 3, column Tags",
                        "shop BUR-1201 torn.csv.gz line " + (kept + 2),
                        "shop BUR-1205 rows.csv line 3",
                        "shop BUR-1206 rows.csv line 4",
                        "shop BUR-1207 rows.csv line 5",
                        "shop BUR-1207 rows.csv line 6"));
    // Two good rows, one good bill, what was whole of the torn file, twice; and the good events.
    long events = 1 + (long) CAMELS * Mode.values().length;
    Awaitility.await()
        .atMost(RealHub.PATIENCE)
        .untilAsserted(
            () ->
                assertThat(
                        hub.get("/api/v1/usage?node=default&period=2026-11")
                            .get(0)
                            .get("spent")
                            .asText())
                    .isEqualTo(String.valueOf(2 * (2 + 1 + kept) + events)));
    assertThat(hub.get("/ready").get("status").asText()).isEqualTo("UP");
  }

  /** A row with a NUL, one in another charset, a million digits, and a hundred million letters. */
  private Path badRows() throws IOException {
    Path file = temp.resolve("rows.csv");
    byte[] megabyte = new byte[MILLION];
    Arrays.fill(megabyte, (byte) '9');
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(
          ("day,amount,id\n" + GOOD + "first\n" + GOOD + "n\0l\n")
              .getBytes(StandardCharsets.UTF_8));
      out.write((GOOD + "Köln\n2026-11-05,").getBytes(StandardCharsets.ISO_8859_1));
      out.write(megabyte);
      out.write((",digits\n" + GOOD).getBytes(StandardCharsets.UTF_8));
      for (int i = 0; i < 100; i++) {
        out.write(megabyte);
      }
      out.write(("\n" + GOOD + "last\n").getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  /** A bill whose second row has tags ten thousand levels deep. */
  private Path deepTags() throws IOException {
    String row = "1,USD,2026-11-05T00:00:00Z,";
    return Files.writeString(
        temp.resolve("deep.csv"),
        "BilledCost,BillingCurrency,ChargePeriodStart,Tags\n"
            + row
            + "{}\n"
            + row
            + "\"".concat("{\"\"a\"\":".repeat(10_000)).concat("1")
            + "}".repeat(10_000)
            + "\"\n");
  }

  private Path tornGzip() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(packed)) {
      StringBuilder rows = new StringBuilder("day,amount,id\n");
      IntStream.range(0, 20_000)
          .forEach(i -> rows.append(GOOD).append("torn-").append(i).append('\n'));
      gzip.write(rows.toString().getBytes(StandardCharsets.UTF_8));
    }
    byte[] half = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
    return Files.write(temp.resolve("torn.csv.gz"), half);
  }

  /** Whole files appear in the folder, as a careful sender has it. */
  private void drop(String feed, Path file) throws IOException {
    Path inbox = Files.createDirectories(hub.data().resolve("inbox").resolve(feed));
    Path half = Files.copy(file, inbox.resolve(file.getFileName() + ".part"));
    Files.move(half, inbox.resolve(file.getFileName()), StandardCopyOption.ATOMIC_MOVE);
  }

  private void malformedEvents() throws IOException {
    String data = "{\"day\":\"2026-11-05\",\"amount\":%s,\"currency\":\"USD\"}";
    byte[] torn = Files.readAllBytes(temp.resolve("torn.csv.gz"));
    String digits = "9".repeat(MILLION);
    for (Mode mode : Mode.values()) {
      assertRefused(mode, BodyPublishers.ofByteArray(torn), 415, "BUR-1002");
      assertRefused(mode, text(mode.body(data.formatted("\"\0\""))), 400, "BUR-1003");
      byte[] latin = mode.body(data.formatted("\"ö\"")).getBytes(StandardCharsets.ISO_8859_1);
      assertRefused(mode, BodyPublishers.ofByteArray(latin), 400, "BUR-1003");
      assertRefused(mode, text(mode.body(data.formatted(digits))), 400, "BUR-1025");
      assertRefused(mode, text(mode.body("[".repeat(10_000))), 400, "BUR-1004");
      assertHundredMegabytesAreRefused(mode);
      assertThat(StreamedLine.send(hub, mode)).startsWith("HTTP/1.1 413").contains(TOO_LARGE);
      assertCamelsOwnHeadersChangeNothing(mode, data.formatted("1"));
    }
    assertManyStreamedLinesAreRefused();
    HttpResponse<String> good =
        hub.send(
            Mode.STRUCTURED.request(hub).POST(text(Mode.STRUCTURED.body(data.formatted("1")))));
    assertThat(good.statusCode()).as(good.body()).isEqualTo(202);
  }

  private void assertRefused(Mode mode, BodyPublisher body, int status, String code) {
    HttpResponse<String> answer = hub.send(mode.request(hub).POST(body));
    assertThat(answer.statusCode()).as("%s %s", mode, answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains(code).hasSizeLessThan(4_000);
    assertThat(hub.tree(answer.body()).get("code").asText()).startsWith("BUR-");
  }

  private static BodyPublisher text(String body) {
    return BodyPublishers.ofString(body);
  }

  /** A caller that asks before it sends a hundred megabytes is told so, and sends none. */
  private void assertHundredMegabytesAreRefused(Mode mode) throws IOException {
    String head =
        StreamedLine.head(mode.request(hub))
            + "Content-Length: 100000000\r\nExpect: 100-continue\r\nConnection: close\r\n\r\n";
    try (Socket socket = hub.connect()) {
      socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 413").contains("BUR-20", "100000000");
    }
  }

  /** Together they send more than the hub has memory; it ends when that is out. */
  private void assertManyStreamedLinesAreRefused() {
    List<CompletableFuture<String>> callers =
        IntStream.range(0, 8)
            .mapToObj(
                any -> CompletableFuture.supplyAsync(() -> StreamedLine.send(hub, Mode.BATCH)))
            .toList();
    for (CompletableFuture<String> caller : callers) {
      // Some are told at once that there are too many who send so much.
      assertThat(caller.join()).matches("(?s)HTTP/1\\.1 (413|429|503).*").contains("BUR-20");
    }
  }

  /** Each of them counts: none was sent elsewhere, or answered otherwise. */
  private void assertCamelsOwnHeadersChangeNothing(Mode mode, String data) {
    for (int bits = 0; bits < CAMELS; bits++) {
      String camel = spelling(bits);
      String id = mode + "-" + bits;
      HttpRequest.Builder request =
          mode.request(hub, id)
              .header(camel + "HttpResponseCode", "418")
              .header(camel + "HttpPath", "/api/v1/imports")
              .header(camel + "HttpMethod", "PUT")
              .header(camel + "KafkaOverrideTopic", "bursar.control")
              .header(camel + "KafkaKey", "globex");
      HttpResponse<String> answer = hub.send(request.POST(text(mode.body(id, data))));
      assertThat(answer.statusCode()).as("%s %s", camel, answer.body()).isEqualTo(202);
    }
  }

  /** One of the 32 ways to write "camel" in small and capital letters. */
  private static String spelling(int bits) {
    StringBuilder name = new StringBuilder("camel");
    for (int i = 0; i < name.length(); i++) {
      if ((bits >> i & 1) == 1) {
        name.setCharAt(i, Character.toUpperCase(name.charAt(i)));
      }
    }
    return name.toString();
  }

  private List<String> rejects() {
    return hub.list("/api/v1/rejects?limit=1000").stream()
        .map(
            reject ->
                reject.get("source").asText()
                    + " "
                    + reject.get("code").asText()
                    + " "
                    + reject.get("where").asText())
        .toList();
  }

  /** How many rows of the torn file count, by the charges that the hub has of it. */
  private long keptOfTheTornOne(String source) {
    Awaitility.await()
        .atMost(RealHub.PATIENCE)
        .until(() -> rejects().stream().anyMatch(line -> line.startsWith(source + " BUR-1201")));
    String torn =
        rejects().stream()
            .filter(line -> line.startsWith(source + " BUR-1201"))
            .findFirst()
            .orElseThrow();
    long kept = Long.parseLong(torn.substring(torn.lastIndexOf(' ') + 1)) - 2;
    Awaitility.await()
        .atMost(RealHub.PATIENCE)
        .untilAsserted(() -> assertThat(charges(source)).isEqualTo(kept));
    return kept;
  }

  private long charges(String source) {
    long count = 0;
    for (JsonNode charge : hub.list("/api/v1/charges?limit=1000&node=default&period=2026-11")) {
      if (charge.get("source").asText().equals(source)
          && charge.get("id").asText().startsWith("torn-")) {
        count++;
      }
    }
    return count;
  }
}
