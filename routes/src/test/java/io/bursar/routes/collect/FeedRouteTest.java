package io.bursar.routes.collect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bursar.core.collected.Collected;
import io.bursar.core.configuration.Feed;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.FeedsEvent;
import io.bursar.routes.bus.Topic;
import io.bursar.routes.bus.control.ControlView;
import io.bursar.routes.testing.CoversRoutes;
import io.bursar.routes.testing.TopicReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.apache.camel.CamelContext;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

@CoversRoutes(value = "collect.feeds", templates = "collect.feed")
@CollectRouteTest
class FeedRouteTest {

  private static final String MAPPING =
      """
      date: {column: day, formats: yyyy-MM-dd}
      amount: {column: amount}
      currency: {constant: EUR}
      """;

  @TempDir static Path outside;

  @Autowired private CamelContext camel;
  @Autowired private ControlView control;

  private String feed;
  private Path inbox;

  @BeforeEach
  void watch(TestInfo test) {
    feed = test.getTestMethod().orElseThrow().getName();
    inbox = CollectTestHub.data().resolve("inbox").resolve(feed);
    publish(List.of(new Feed(feed, "acme", "inbox/" + feed, new Feed.Mapped("mappings/m.yaml"))));
    soon().untilAsserted(() -> assertThat(camel.getRoute("collect.feed." + feed)).isNotNull());
  }

  @AfterEach
  void unwatch() {
    publish(List.of());
    soon().untilAsserted(() -> assertThat(camel.getRoute("collect.feed." + feed)).isNull());
  }

  @Test
  void filesAreDoneWhenTheyAreOnTheBus() throws IOException {
    drop("plain.csv", "day,amount\n2026-11-05,1.5\n2026-11-05,1.5\n".getBytes(UTF_8));
    drop("packed.CSV.gz", gzip("day,amount\n2026-11-06,2\n"));
    drop("other.txt", "not for us".getBytes(UTF_8));

    soon().untilAsserted(() -> assertThat(names("done")).contains("plain.csv", "packed.CSV.gz"));

    assertThat(charges()).hasSize(3);
    assertThat(charges().stream().map(Collected::id).distinct()).hasSize(3);
    assertThat(charges().get(0).importId())
        .get()
        .satisfies(id -> assertThat(control.importOf(id).orElseThrow().complete()).isTrue());
    assertThat(inbox.resolve("other.txt")).exists();
  }

  @Test
  void theSameFileAgainHasTheSameIdentitiesAndReplacesNothing() throws IOException {
    byte[] content = "day,amount\n2026-11-05,1.5\n2026-11-05,1.5\n".getBytes(UTF_8);
    drop("may.csv", content);
    soon().untilAsserted(() -> assertThat(names("done")).contains("may.csv"));
    drop("may.csv", content);
    soon().untilAsserted(() -> assertThat(names("done")).contains("may.csv", "may.2.csv"));

    assertThat(charges()).hasSize(4);
    assertThat(charges().stream().map(Collected::id).distinct()).hasSize(2);
  }

  @Test
  void aFileThatIsStillBeingWrittenIsLeftAlone() throws IOException {
    Path growing = drop("growing.csv", "day,amount\n2026-11-05,1".getBytes(UTF_8));
    Files.setLastModifiedTime(growing, FileTime.from(Instant.now().plusSeconds(3600)));
    drop("whole.csv", "day,amount\n2026-11-05,7\n".getBytes(UTF_8));

    soon().untilAsserted(() -> assertThat(names("done")).contains("whole.csv"));
    assertThat(growing).exists();

    Files.writeString(growing, "day,amount\n2026-11-05,12.34\n");
    Files.setLastModifiedTime(growing, FileTime.from(Instant.now().minusSeconds(60)));
    soon().untilAsserted(() -> assertThat(names("done")).contains("growing.csv"));
    assertThat(charges().stream().map(c -> c.billed().toString()))
        .containsExactlyInAnyOrder("7", "12.34");
  }

  @Test
  void whatCannotBeReadFailsWithAReasonAndStopsNothing() throws IOException {
    byte[] gzip = gzip("day,amount\n" + "2026-11-05,1\n".repeat(20_000));
    drop("a-torn.csv.gz", java.util.Arrays.copyOf(gzip, gzip.length / 2));
    drop("b-empty.csv", new byte[0]);
    drop("c-header.csv", "x,y\n1,2\n".getBytes(UTF_8));
    drop("d-good.csv", "day,amount\n2026-11-05,3\n".getBytes(UTF_8));

    soon().untilAsserted(() -> assertThat(names("done")).contains("d-good.csv"));

    assertThat(names("failed"))
        .contains(
            "a-torn.csv.gz",
            "a-torn.csv.gz.reason.txt",
            "b-empty.csv.reason.txt",
            "c-header.csv.reason.txt");
    assertThat(reason("a-torn.csv.gz")).contains("BUR-1201", "rows up to there are kept");
    assertThat(reason("b-empty.csv")).contains("BUR-1200");
    assertThat(reason("c-header.csv")).contains("BUR-1203");
    assertThat(names("")).doesNotContain("a-torn.csv.gz", "b-empty.csv", "c-header.csv");
  }

  @Test
  void aChangedConfigurationIsFollowed() throws IOException {
    Path elsewhere = outside.resolve("elsewhere");
    publish(
        List.of(new Feed(feed, "acme", elsewhere.toString(), new Feed.Mapped("mappings/m.yaml"))));
    soon()
        .untilAsserted(
            () ->
                // Between the old route and the new one there is none.
                assertThat(Optional.ofNullable(camel.getRoute("collect.feed." + feed)))
                    .map(route -> route.getEndpoint().getEndpointUri())
                    .hasValueSatisfying(uri -> assertThat(uri).contains("elsewhere")));
    inbox = elsewhere;

    drop("here.csv", "day,amount\n2026-11-05,3\n".getBytes(UTF_8));

    soon().untilAsserted(() -> assertThat(names("done")).contains("here.csv"));
  }

  private static final java.nio.charset.Charset UTF_8 = StandardCharsets.UTF_8;

  private void publish(List<Feed> feeds) {
    control.publish(
        FeedsEvent.KEY,
        EventType.FEEDS,
        new FeedsEvent("hash", feeds, Map.of("mappings/m.yaml", MAPPING)));
  }

  private Path drop(String name, byte[] content) throws IOException {
    Files.createDirectories(inbox);
    return Files.write(inbox.resolve(name), content);
  }

  private List<String> names(String folder) throws IOException {
    Path path = inbox.resolve(folder);
    if (!Files.exists(path)) {
      return List.of();
    }
    try (var files = Files.list(path)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }

  private String reason(String name) throws IOException {
    return Files.readString(inbox.resolve("failed").resolve(name + ".reason.txt"));
  }

  private List<Collected.Charge> charges() {
    return TopicReader.all(CollectTestHub.broker(), Topic.CHARGES_COLLECTED.topicName()).stream()
        .filter(record -> record.key().startsWith("acme|" + feed + "|"))
        .map(record -> BusJson.read(record.value(), Collected.Charge.class))
        .toList();
  }

  private static byte[] gzip(String text) throws IOException {
    java.io.ByteArrayOutputStream packed = new java.io.ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(packed)) {
      out.write(text.getBytes(UTF_8));
    }
    return packed.toByteArray();
  }

  private static ConditionFactory soon() {
    return await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(100));
  }
}
