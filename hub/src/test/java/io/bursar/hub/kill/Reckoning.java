package io.bursar.hub.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.bursar.core.decision.Decision;
import io.bursar.hub.BusTopicReader;
import io.bursar.hub.ExpectedSpend;
import io.bursar.hub.HubApi;
import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.DeliveryEvent;
import io.bursar.routes.bus.Topic;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/**
 * What a hub must have counted, decided, told and carried out once it was killed for the last time.
 *
 * @param log what its sender was told
 * @param kills how often it was killed
 */
record Reckoning(
    KilledHub hub,
    AcknowledgementLog log,
    Receiver receiver,
    int kills,
    List<BigDecimal> thresholds,
    LocalDate today) {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** Waits until all of it is so. */
  void require() throws IOException {
    Map<String, BigDecimal> wanted = log.expected().byNodeAndPeriod();
    await(() -> requireUsage(wanted));
    await(() -> requireCharges(wanted));
    // Once more while a tick is on its way from the journal to topic decisions, or a call outside.
    await(() -> requireDecisions(wanted));
    requireThatALostRecordIsNoticed(wanted);
    requireThatALostChargeIsNoticed();
  }

  private static void await(ThrowingRunnable assertion) {
    Awaitility.await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofSeconds(1))
        .ignoreExceptionsInstanceOf(IOException.class)
        .untilAsserted(assertion);
  }

  private void requireUsage(Map<String, BigDecimal> wanted) throws IOException {
    Map<String, BigDecimal> found = new TreeMap<>();
    api()
        .spent("acme", wanted.keySet())
        .forEach((place, amount) -> found.put(place, new BigDecimal(amount)));
    Differences.requireNone("usage", found, wanted);
  }

  /** The charges themselves, added up here: none is missing, and none is there twice. */
  private void requireCharges(Map<String, BigDecimal> wanted) throws IOException {
    Set<String> years = new TreeSet<>();
    wanted.keySet().forEach(place -> years.add(place.split(" ", 2)[1].substring(0, 4)));
    Map<String, BigDecimal> found = new TreeMap<>();
    for (String year : years) {
      String query = "?tenant=acme&node=acme&limit=1000&period=" + year;
      for (JsonNode part : api().list("/api/v1/charges" + query)) {
        ExpectedSpend.count(
            found,
            part.get("node").asText(),
            LocalDate.parse(part.get("day").asText()),
            new BigDecimal(part.get("amount").asText()));
      }
    }
    Differences.requireNone("charges", found, wanted);
  }

  private void requireDecisions(Map<String, BigDecimal> wanted) throws IOException {
    JournalReplay replay = JournalReplay.of(hub.kafka());
    Verdict verdict = new Verdict(wanted, decided());
    verdict.requireOf(replay);
    verdict.requireStanding(
        hub.configuration().budgets(),
        thresholds,
        today.toString().substring(0, "2026-11".length()));
    assertThat(verdict.decided()).isNotEmpty();
    JsonNode seen = api().get("/api/v1/decisions?tenant=acme&limit=1000");
    assertThat(seen.findValuesAsText("hash"))
        .containsExactlyInAnyOrderElementsOf(
            verdict.decided().stream().map(Decision::hash).toList());
    ToldOutside outside =
        new ToldOutside(replay.decisions(), receiver, hub.configuration().outbox());
    outside.require(kills, failedCalls());
    requireCuts(outside.moved(), replay);
  }

  private void requireCuts(List<Decision> moved, JournalReplay replay) throws IOException {
    assertThat(moved).extracting(Decision::path).as("cuts").contains("acme/ads");
    for (Decision decision : moved) {
      Cut.of(decision, KillIT.ZONE).requireRight();
      String day = decision.allotments().get(0).period();
      String query = "?tenant=acme&node=" + decision.path() + "&period=" + day;
      assertThat(new BigDecimal(api().get("/api/v1/usage" + query).get(0).get("budget").asText()))
          .as("budget of %s on %s", decision.path(), day)
          .isEqualByComparingTo(replay.budget("acme", decision.node(), day).orElseThrow());
    }
  }

  /** The check is worth something: money that the journal lost makes it fail, and says where. */
  private void requireThatALostRecordIsNoticed(Map<String, BigDecimal> wanted) {
    JournalReplay whole = JournalReplay.of(hub.kafka());
    Verdict verdict = new Verdict(wanted, decided());
    verdict.requireOf(whole);
    JournalReplay.Line lost = whole.anyThatCounts();
    JournalReplay lacking = whole.without(lost);
    Set<String> places = JournalReplay.amounts(lost).keySet();
    assertThat(Differences.between(lacking.spent("acme", wanted.keySet()), wanted))
        .containsOnlyKeys(places);
    assertThatThrownBy(() -> verdict.requireOf(lacking))
        .isInstanceOf(AssertionError.class)
        .hasMessageContainingAll(places.toArray(String[]::new));
  }

  /** So are the comparisons with the API: a charge that was said and is not there is named. */
  private void requireThatALostChargeIsNoticed() throws IOException {
    ExpectedSpend more = log.expected();
    more.said("/events", "never sent", 1, "acme/cloud", today, BigDecimal.ONE);
    Map<String, BigDecimal> wanted = more.byNodeAndPeriod();
    for (ThrowingRunnable check :
        List.<ThrowingRunnable>of(() -> requireUsage(wanted), () -> requireCharges(wanted))) {
      assertThatThrownBy(check::run)
          .isInstanceOf(AssertionError.class)
          .hasMessageContainingAll("acme/cloud " + today, "acme " + today)
          .hasMessageNotContaining("acme/ads");
    }
  }

  private HubApi api() throws IOException {
    return new HubApi(hub.uri(), hub.key());
  }

  private List<Decision> decided() {
    return BusTopicReader.all(hub.kafka(), Topic.DECISIONS).stream()
        .map(record -> BusJson.read(record.value(), Decision.class))
        .toList();
  }

  /** Calls of each target that the hub itself says it makes again; there is hardly ever one. */
  private Map<String, Integer> failedCalls() {
    Map<String, Integer> failed = new HashMap<>();
    BusTopicReader.all(hub.kafka(), Topic.DELIVERIES).stream()
        .map(record -> BusJson.read(record.value(), DeliveryEvent.class))
        .filter(attempt -> attempt.state() == DeliveryEvent.State.RETRYING)
        .forEach(attempt -> failed.merge(attempt.target(), 1, Integer::sum));
    return failed;
  }
}
