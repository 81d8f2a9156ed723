package io.bursar.hub.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real hub is killed, again and again and without warning, while another process sends it events
 * and files, and while it calls those outside. What the sender was told is counted, once, at every
 * node and in every period; what follows is decided, once, and told and carried out.
 */
class KillIT {

  static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

  private static final int SOAK_KILLS = Integer.getInteger("bursar.kills", 30);

  /** 0.05 to 1.3: so many that there is something to decide, and to tell, in every round. */
  private static final List<BigDecimal> THRESHOLDS =
      IntStream.rangeClosed(1, 26).mapToObj(step -> BigDecimal.valueOf(step * 5L, 2)).toList();

  private final LocalDate today = LocalDate.now(ZONE);

  @TempDir private Path temp;
  private Receiver receiver;

  @BeforeEach
  void start() throws IOException {
    receiver = Receiver.start();
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  @Test
  void whatWasAcknowledgedIsCountedOnceEverywhereThoughTheHubIsKilled() throws Exception {
    Load load = new Load(20261121, 6, 8, 100, 4000, today);
    try (KilledHub hub = KilledHub.whole(temp, configuration(load))) {
      run(hub, 3, load);
    }
  }

  @Tag("soak")
  @Test
  void thirtyTimes() throws Exception {
    Load load = new Load(20261122, SOAK_KILLS + 1, 8, 100, 4000, today);
    try (KilledHub hub = KilledHub.whole(temp, configuration(load))) {
      run(hub, SOAK_KILLS, load);
    }
  }

  @Tag("soak")
  @Test
  void everyProcessOfASplitHub() throws Exception {
    Load load = new Load(20261123, SOAK_KILLS + 1, 8, 100, 4000, today);
    try (KilledHub hub = KilledHub.split(temp, configuration(load))) {
      run(hub, SOAK_KILLS, load);
    }
  }

  private void run(KilledHub hub, int kills, Load load) throws Exception {
    hub.start();
    Path file = temp.resolve("acknowledged");
    AcknowledgementLog log = new AcknowledgementLog(file);
    Kills done;
    try (SpendSender sender = SpendSender.start(hub.uri(), hub.key(), file, load)) {
      done = new Kills(hub, sender, log, receiver, load);
      done.run(kills);
      sender.awaitEnd();
    }
    assertThat(log.done()).isEqualTo(load.steps());
    assertThat(log.brokenFiles()).as("files that broke off").isGreaterThanOrEqualTo(done.inFile());
    new Reckoning(hub, log, receiver, kills, THRESHOLDS, today).require();
    for (Receiver.Call call : done.inCall()) {
      assertThat(receiver.calls(call.path()))
          .as("calls of which one had no answer")
          .filteredOn(call::equals)
          .hasSizeGreaterThan(1);
    }
    System.out.printf(
        "%d kills, %d of them in a file, %d in a call; %d files broke off; %d notices, %d limits%n",
        kills,
        done.inFile(),
        done.inCall().size(),
        log.brokenFiles(),
        receiver.calls(Receiver.NOTICES).size(),
        receiver.calls(Receiver.LIMITS).size());
  }

  /**
   * Budgets by what will have been spent this month, so that every threshold is passed during the
   * run, whatever the date: acme/ads ends just below its budget, and slowly enough that there is
   * something left to cut; acme/cloud ends above.
   */
  private SpendConfiguration configuration(Load load) throws IOException {
    Map<String, BigDecimal> spent = load.expected().byNodeAndPeriod();
    String month = today.toString().substring(0, "2026-11".length());
    Map<String, BigDecimal> budgets =
        Map.of(
            "acme/ads", share(spent.get("acme/ads " + month), "0.97"),
            "acme/cloud", share(spent.get("acme/cloud " + month), "1.2"));
    return SpendConfiguration.write(
        Files.createDirectories(temp.resolve("config")), budgets, THRESHOLDS, receiver);
  }

  private static BigDecimal share(BigDecimal spent, String ratio) {
    return spent.divide(new BigDecimal(ratio), 0, RoundingMode.HALF_UP);
  }
}
