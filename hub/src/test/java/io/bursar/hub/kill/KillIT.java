package io.bursar.hub.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.bursar.core.decision.Decision;
import io.bursar.hub.BusTopicReader;
import io.bursar.hub.HubApi;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.Topic;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real hub is killed, again and again and without warning, while another process sends it events
 * and files. What that process was told is counted, once, at every node and in every period, and
 * what follows is decided, once.
 */
class KillIT {

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
  private static final int SOAK_KILLS = Integer.getInteger("bursar.kills", 30);
  private static final List<BigDecimal> THRESHOLDS =
      Stream.of("0.1", "0.3", "0.5", "0.7", "0.9", "1.1", "1.3").map(BigDecimal::new).toList();

  private final LocalDate today = LocalDate.now(ZONE);

  @TempDir private Path temp;

  @Test
  void whatWasAcknowledgedIsCountedOnceEverywhereThoughTheHubIsKilled() throws Exception {
    try (KilledHub hub = KilledHub.whole(temp, configuration(6 * 4000))) {
      run(hub, 3, new Load(20261121, 6, 8, 100, 4000, today));
    }
  }

  @Tag("soak")
  @Test
  void thirtyTimes() throws Exception {
    int rounds = SOAK_KILLS + 1;
    try (KilledHub hub = KilledHub.whole(temp, configuration(rounds * 4000L))) {
      run(hub, SOAK_KILLS, new Load(20261122, rounds, 8, 100, 4000, today));
    }
  }

  @Tag("soak")
  @Test
  void everyProcessOfASplitHub() throws Exception {
    int rounds = SOAK_KILLS + 1;
    try (KilledHub hub = KilledHub.split(temp, configuration(rounds * 4000L))) {
      run(hub, SOAK_KILLS, new Load(20261123, rounds, 8, 100, 4000, today));
    }
  }

  private void run(KilledHub hub, int kills, Load load) throws Exception {
    hub.start();
    AcknowledgementLog log = new AcknowledgementLog(temp.resolve("acknowledged"));
    try (SpendSender sender =
        SpendSender.start(hub.uri(), hub.key(), temp.resolve("acknowledged"), load)) {
      Random random = new Random(load.seed());
      for (int kill = 0; kill < kills; kill++) {
        int round = kill * load.rounds() / kills;
        // So that it is in the middle of something when the hub dies.
        sender.allow(round + 2);
        awaitMoment(sender, log, load, round, random);
        assertThat(sender.isAlive()).as("at kill %d: %s", kill, sender.output()).isTrue();
        hub.kill(random);
      }
      sender.awaitEnd();
    }
    assertThat(log.done()).isEqualTo(load.steps());
    requireRight(hub, log);
  }

  /** Some batches into the round as often as right after its file began; then a little later. */
  private static void awaitMoment(
      SpendSender sender, AcknowledgementLog log, Load load, int round, Random random)
      throws Exception {
    boolean inFile = random.nextBoolean();
    int batches = random.nextInt(load.batches());
    Awaitility.await("round " + round)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(
            () ->
                !sender.isAlive()
                    || (inFile
                        ? log.begun() > round
                        : log.done() >= (long) round * load.stepsInRound() + batches));
    sender.watch(random.nextInt(300));
  }

  private void requireRight(KilledHub hub, AcknowledgementLog log) throws Exception {
    HubApi api = new HubApi(hub.uri(), hub.key());
    Map<String, BigDecimal> wanted = log.expected().byNodeAndPeriod();
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .ignoreExceptionsInstanceOf(IOException.class)
        .untilAsserted(
            () -> assertThat(api.spent("acme", wanted.keySet())).isEqualTo(HubApi.texts(wanted)));
    // Once more while a tick is on its way from the journal to topic decisions.
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .untilAsserted(() -> requireRight(hub, api, wanted));
    requireThatADroppedRecordIsNoticed(hub, wanted);
  }

  private void requireRight(KilledHub hub, HubApi api, Map<String, BigDecimal> wanted)
      throws IOException {
    JournalReplay replay = JournalReplay.of(hub.kafka());
    Verdict verdict = new Verdict(wanted, decided(hub));
    verdict.requireOf(replay);
    verdict.requireStanding(
        budgets(hub), THRESHOLDS, today.toString().substring(0, "2026-11".length()));
    assertThat(verdict.decided()).isNotEmpty();
    JsonNode seen = api.get("/api/v1/decisions?tenant=acme&limit=1000");
    assertThat(seen.findValuesAsText("hash"))
        .containsExactlyInAnyOrderElementsOf(
            verdict.decided().stream().map(Decision::hash).toList());
  }

  /** The check is worth something: money that the journal lost makes it fail. */
  private static void requireThatADroppedRecordIsNoticed(
      KilledHub hub, Map<String, BigDecimal> wanted) {
    JournalReplay whole = JournalReplay.of(hub.kafka());
    Verdict verdict = new Verdict(wanted, decided(hub));
    verdict.requireOf(whole);
    JournalReplay lacking = whole.without(whole.anyThatCounts());
    assertThatThrownBy(() -> verdict.requireOf(lacking)).isInstanceOf(AssertionError.class);
  }

  private static List<Decision> decided(KilledHub hub) {
    return BusTopicReader.all(hub.kafka(), Topic.DECISIONS).stream()
        .map(record -> BusJson.read(record.value(), Decision.class))
        .toList();
  }

  private static Map<String, BigDecimal> budgets(KilledHub hub) {
    return hub.configuration().budgets();
  }

  /** Thresholds are passed all over a run with so many charges, up and, now and then, down. */
  private SpendConfiguration configuration(long charges) throws IOException {
    // About 60 a charge, a quarter of them this month at least; half of these below acme/ads.
    BigDecimal ads = BigDecimal.valueOf(charges * 15);
    Map<String, BigDecimal> budgets =
        Map.of("acme/ads", ads, "acme/cloud", ads.divide(BigDecimal.valueOf(2)));
    return SpendConfiguration.write(
        Files.createDirectories(temp.resolve("config")), budgets, THRESHOLDS);
  }
}
