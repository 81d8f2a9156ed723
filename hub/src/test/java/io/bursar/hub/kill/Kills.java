package io.bursar.hub.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/** Kills a hub while a sender sends, in each {@link Moment} in turn. */
final class Kills {
  private static final List<Moment> MOMENTS = List.of(Moment.values());
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  private final KilledHub hub;
  private final SpendSender sender;
  private final AcknowledgementLog log;
  private final Receiver receiver;
  private final Load load;
  private final Random random;
  private final List<Receiver.Call> inCall = new ArrayList<>();
  private int inFile;

  Kills(KilledHub hub, SpendSender sender, AcknowledgementLog log, Receiver receiver, Load load) {
    this.hub = hub;
    this.sender = sender;
    this.log = log;
    this.receiver = receiver;
    this.load = load;
    random = new Random(load.seed());
  }

  /** How many of them broke off a file. */
  int inFile() {
    return inFile;
  }

  /** The calls that got no answer because of them. */
  List<Receiver.Call> inCall() {
    return inCall;
  }

  /** Kills it so often, and starts it again each time. */
  void run(int kills) throws Exception {
    for (int kill = 0; kill < kills; kill++) {
      Moment moment = MOMENTS.get(kill % MOMENTS.size());
      awaitMoment(moment, kill * load.rounds() / kills);
      assertThat(sender.isAlive()).as("at kill %d: %s", kill, sender.output()).isTrue();
      boolean brokeOff = hub.kill(moment, random);
      if (moment == Moment.IN_FILE && brokeOff) {
        inFile++;
      }
      receiver.held().ifPresent(inCall::add);
      receiver.release();
      sender.release();
      hub.restart();
    }
  }

  private void awaitMoment(Moment moment, int round) throws IOException, InterruptedException {
    long heldFiles = log.heldFiles();
    if (moment == Moment.IN_FILE) {
      sender.hold();
    } else if (moment == Moment.IN_CALL) {
      receiver.hold();
    }
    // So that it is in the middle of something when the hub dies, and there is something left.
    sender.allow(round + 2);
    int batches = random.nextInt(load.batches());
    await(
        round,
        switch (moment) {
          case IN_FILE -> () -> log.heldFiles() > heldFiles;
          case IN_BATCHES -> () -> log.done() >= (long) round * load.stepsInRound() + batches;
          // Sooner or later there is one; if not, the next round may not begin.
          case IN_CALL ->
              () -> receiver.held().isPresent() || log.done() >= (round + 2L) * load.stepsInRound();
        });
    sender.watch(random.nextInt(300));
  }

  private void await(int round, Callable<Boolean> moment) {
    Awaitility.await("round " + round)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> !sender.isAlive() || moment.call());
  }
}
