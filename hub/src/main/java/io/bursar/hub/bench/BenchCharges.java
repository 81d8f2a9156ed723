package io.bursar.hub.bench;

import io.bursar.core.collected.Collected;
import io.bursar.core.journal.When;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * The same charges each time: new ones, 5 in 100 said again word by word, 2 in 100 restated with
 * another amount. Half of them are of the last five minutes, as a live feed's are, so that they
 * also have 5-minute windows; the others are of the 60 days before. It keeps what was said last of
 * each, and so what must be counted in the end, with nothing of the ledger's code.
 */
final class BenchCharges {

  private static final long SEED = 20261127;
  private static final int DUPLICATES = 5;
  private static final int RESTATEMENTS = 2;
  private static final int DAY_SECONDS = 86_400;
  private static final int EARLIER_DAYS = 60;
  private static final int LIVE_SECONDS = 300;
  private static final int HIGHEST_CENTS = 2_000;

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final String source;
  private final BenchTenants tenants;
  private final long begin;
  private final int[] cents;
  private final int[] versions;
  private final int[] seconds;
  private int fresh;

  /**
   * @param source whose charges they are; another source has the same charges as its own
   * @param total how many will be asked for at most
   * @param now the newest time that a charge can have
   */
  BenchCharges(String source, BenchTenants tenants, int total, Instant now) {
    this.source = source;
    this.tenants = tenants;
    this.begin =
        now.truncatedTo(ChronoUnit.SECONDS).getEpochSecond() - (EARLIER_DAYS + 1L) * DAY_SECONDS;
    this.cents = new int[total];
    this.versions = new int[total];
    this.seconds = new int[total];
  }

  /** The next charge that a source says. */
  Collected.Charge next() {
    int dice = random.nextInt(100);
    if (fresh > 0 && dice < DUPLICATES) {
      return charge(random.nextInt(fresh));
    }
    if (fresh > 0 && dice < DUPLICATES + RESTATEMENTS) {
      int number = random.nextInt(fresh);
      versions[number]++;
      cents[number] = random.nextInt(HIGHEST_CENTS);
      return charge(number);
    }
    int number = fresh++;
    versions[number] = 1;
    cents[number] = random.nextInt(HIGHEST_CENTS);
    seconds[number] =
        random.nextBoolean()
            ? (EARLIER_DAYS + 1) * DAY_SECONDS - random.nextInt(LIVE_SECONDS)
            : random.nextInt(EARLIER_DAYS * DAY_SECONDS);
    return charge(number);
  }

  /** How many different charges there are so far. */
  int different() {
    return fresh;
  }

  private Collected.Charge charge(int number) {
    return new Collected.Charge(
        tenant(number),
        source,
        "c" + number,
        versions[number],
        new When.At(Instant.ofEpochSecond(begin + seconds[number])),
        BigDecimal.valueOf(cents[number], 2),
        Optional.empty(),
        BenchTenants.currency(),
        Optional.of(tenants.leaf(number % tenants.count(), number % tenants.leaves())),
        Map.of("ServiceName", "search", "ChargeCategory", "Usage"),
        Map.of("team", "growth", "campaign", "november"),
        Optional.empty());
  }

  private String tenant(int number) {
    return BenchTenants.name(number % tenants.count());
  }

  /** What each tenant must have spent in each month, "t0 2026-11", in the end. */
  Map<String, BigDecimal> byTenantAndMonth() {
    Map<String, BigDecimal> spent = new TreeMap<>();
    for (int number = 0; number < fresh; number++) {
      String day =
          Instant.ofEpochSecond(begin + seconds[number]).atOffset(ZoneOffset.UTC).toString();
      spent.merge(
          tenant(number) + " " + day.substring(0, 7),
          BigDecimal.valueOf(cents[number], 2),
          BigDecimal::add);
    }
    return spent;
  }

  /** What they add up to. */
  BigDecimal total() {
    return BigDecimal.valueOf(Arrays.stream(cents, 0, fresh).asLongStream().sum(), 2);
  }
}
