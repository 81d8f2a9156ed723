package io.bursar.hub.bench;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How fast charges go from charges.collected through clean and ledger into the views, all in this
 * process; beside it, in the same run, a bare consumer and a bare window on the same records.
 */
public final class SpineBenchmark extends HubBenchmark {

  private static final String CLEAN = "bursar.clean";

  /** Found by the command line. */
  public SpineBenchmark() {
    super(
        "spine",
        "charges.collected to ledger to views, charges a second",
        "charges=1000000 warm=300000 tenants=6 nodes=1000");
  }

  @Override
  void measure(
      BenchHub hub,
      BenchTenants tenants,
      Settings settings,
      Map<String, Object> figures,
      PrintWriter progress)
      throws Exception {
    CollectedTopic topic = new CollectedTopic(hub.bootstrap());
    Instant now = Instant.now();
    int before = settings.get("warm");
    progress.println(before + " charges to warm up");
    BenchCharges warm = new BenchCharges("bench/warm", tenants, before, now);
    topic.fill(before, warm::next);
    Map<String, BigDecimal> expected = warm.byTenantAndMonth();
    BenchHub.await(() -> hub.shows(expected) && hub.viewsBehind() == 0);

    int count = settings.get("charges");
    BenchCharges charges = new BenchCharges("bench/shop", tenants, count, now);
    hub.pause(CLEAN);
    progress.println("writing " + count + " charges to the bus");
    long bytes = topic.fill(count, charges::next);
    figures.put("bytesACharge", bytes / count);
    figures.put("differentCharges", charges.different());
    charges.byTenantAndMonth().forEach((key, spent) -> expected.merge(key, spent, BigDecimal::add));
    int different = warm.different() + charges.different();

    progress.println("the hub takes them");
    CpuByStage cpu = CpuByStage.now();
    long begun = System.nanoTime();
    hub.resume(CLEAN);
    List<String> course = new ArrayList<>();
    Counts counts = new Counts(hub, begun, course, progress);
    BenchHub.await(() -> counts.noted() && topic.behind(CLEAN) == 0);
    double cleaned = seconds(begun);
    progress.printf("cleaned after %.1f s%n", cleaned);
    BenchHub.await(() -> counts.noted() && hub.shows(expected));
    double counted = seconds(begun);
    progress.printf("counted and shown after %.1f s%n", counted);
    BenchHub.await(() -> hub.charges() == different);
    double stored = seconds(begun);
    figures.put("chargesASecond", Math.round(count / Math.max(counted, stored)));
    figures.put("cleanedAfterSeconds", round(cleaned));
    figures.put("usageShownAfterSeconds", round(counted));
    figures.put("chargesStoredAfterSeconds", round(stored));
    figures.put("course", course);
    figures.put("cpuSeconds", cpu.since());
    progress.printf("every charge in PostgreSQL after %.1f s%n", stored);
    BenchHub.await(() -> hub.viewsBehind() == 0);
    figures.put("everyViewAfterSeconds", round(seconds(begun)));
    figures.put("exact", hub.chargesTotal().compareTo(warm.total().add(charges.total())) == 0);

    progress.println("the same records without us");
    figures.put("bareConsumerASecond", Math.round(BareConsumer.rate(hub.bootstrap(), count)));
    figures.put(
        "bareWindowASecond",
        Math.round(BareWindow.rate(hub.bootstrap(), hub.data().resolve("bench"), count)));
  }

  private static double seconds(long since) {
    return (System.nanoTime() - since) / 1e9;
  }

  private static double round(double seconds) {
    return Math.round(seconds * 10) / 10.0;
  }

  /** Notes every few seconds how far clean and ledger are. */
  private static final class Counts {

    private static final double EVERY_SECONDS = 5;

    private final BenchHub hub;
    private final long begun;
    private final List<String> course;
    private final PrintWriter progress;
    private final double cleanAtFirst;
    private final double ledgerAtFirst;
    private double next = EVERY_SECONDS;

    Counts(BenchHub hub, long begun, List<String> course, PrintWriter progress) {
      this.hub = hub;
      this.begun = begun;
      this.course = course;
      this.progress = progress;
      this.cleanAtFirst = hub.taken("clean");
      this.ledgerAtFirst = hub.taken("ledger");
    }

    boolean noted() {
      double now = seconds(begun);
      if (now >= next) {
        String line =
            "%.0f s: clean %.0f, ledger %.0f"
                .formatted(
                    now, hub.taken("clean") - cleanAtFirst, hub.taken("ledger") - ledgerAtFirst);
        course.add(line);
        progress.println(line);
        next = now + EVERY_SECONDS;
      }
      return true;
    }
  }
}
