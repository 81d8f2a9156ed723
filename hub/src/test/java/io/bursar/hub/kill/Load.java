package io.bursar.hub.kill;

import io.bursar.hub.ExpectedSpend;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What a sender sends, made of a seed: in each round a file, and meanwhile some batches of events.
 * There are newer versions among the events, and things that were said before in both.
 *
 * @param rounds how many files there are
 * @param batches batches of events in a round
 * @param batch events in a batch
 * @param rows rows in a file
 * @param today the last day with charges; many are of it
 */
record Load(long seed, int rounds, int batches, int batch, int rows, LocalDate today) {

  static final List<String> NODES =
      List.of("acme/ads/search", "acme/ads/social", "acme/cloud", "acme/benefits/meals");

  private static final int DAYS = 60;

  /** Batches and files of the whole run. */
  int steps() {
    return rounds * stepsInRound();
  }

  /** Of these, in one round. */
  int stepsInRound() {
    return batches + 1;
  }

  /** What must have been spent once all of it was said. */
  ExpectedSpend expected() {
    ExpectedSpend expected = new ExpectedSpend();
    for (int round = 0; round < rounds; round++) {
      batches(round).forEach(charges -> charges.forEach(charge -> charge.sayTo(expected)));
      file(round).forEach(charge -> charge.sayTo(expected));
    }
    return expected;
  }

  /** The batches of a round, in order. */
  List<List<SaidCharge>> batches(int round) {
    Random random = new Random(seed + round);
    List<List<SaidCharge>> all = new ArrayList<>();
    List<SaidCharge> said = new ArrayList<>();
    for (int b = 0; b < batches; b++) {
      List<SaidCharge> charges = new ArrayList<>();
      for (int i = 0; i < batch; i++) {
        int dice = random.nextInt(100);
        if (dice < 5 && !said.isEmpty()) {
          charges.add(said.get(random.nextInt(said.size())));
        } else {
          String id = dice < 15 ? "c" + random.nextInt(1000) : "r" + round + "-" + said.size();
          long version = 1 + round * 1_000_000L + said.size();
          SaidCharge charge = charge("/events", id, version, random);
          said.add(charge);
          charges.add(charge);
        }
      }
      all.add(charges);
    }
    return all;
  }

  /** The rows of a round's file; the first tenth stood in the file before. */
  List<SaidCharge> file(int round) {
    Random random = new Random(-seed - round);
    List<SaidCharge> own = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      own.add(charge("files", "f" + round + "-" + i, 1, random));
    }
    List<SaidCharge> all = new ArrayList<>();
    if (round > 0) {
      all.addAll(file(round - 1).subList(rows - rows / 10, rows));
    }
    all.addAll(own.subList(all.size(), rows));
    return all;
  }

  private SaidCharge charge(String source, String id, long version, Random random) {
    LocalDate day = random.nextInt(4) == 0 ? today : today.minusDays(random.nextInt(DAYS));
    BigDecimal amount = BigDecimal.valueOf(random.nextInt(2_000_000) - 400_000L, 4);
    return new SaidCharge(
        source, id, version, NODES.get(random.nextInt(NODES.size())), day, amount);
  }
}
