package io.bursar.hub.bench;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How fast charges go from charges.collected through clean and ledger into the views, all in this
 * process; beside it, in the same run, a bare consumer and a bare window on the same records.
 */
public final class SpineBenchmark implements Benchmark {

  private static final String CLEAN = "bursar.clean";

  @Override
  public String name() {
    return "spine";
  }

  @Override
  public String measures() {
    return "charges.collected to ledger to views, charges a second"
        + " (charges=1000000 tenants=6 nodes=1000)";
  }

  @Override
  public Map<String, Object> run(Map<String, String> given, PrintWriter progress) throws Exception {
    Settings settings =
        Settings.of(given, Map.of("charges", 1_000_000, "tenants", 6, "nodes", 1_000));
    Map<String, Object> machine = Machine.now();
    BenchTenants tenants = new BenchTenants(settings.get("tenants"), settings.get("nodes"));
    return BenchHub.run(
        tenants,
        hub -> {
          Map<String, Object> figures = new LinkedHashMap<>();
          figures.put("machine", machine);
          figures.put("settings", settings.all());
          measure(hub, tenants, settings.get("charges"), figures, progress);
          return figures;
        });
  }

  private static void measure(
      BenchHub hub,
      BenchTenants tenants,
      int count,
      Map<String, Object> figures,
      PrintWriter progress)
      throws Exception {
    CollectedTopic topic = new CollectedTopic(hub.bootstrap());
    BenchCharges charges = new BenchCharges("bench/shop", tenants, count, Instant.now());
    hub.pause(CLEAN);
    progress.println("writing " + count + " charges to the bus");
    long bytes = topic.fill(count, charges::next);
    figures.put("bytesACharge", bytes / count);
    figures.put("differentCharges", charges.different());
    Map<String, BigDecimal> expected = charges.byTenantAndMonth();

    progress.println("the hub takes them");
    CpuByStage cpu = CpuByStage.now();
    long begun = System.nanoTime();
    hub.resume(CLEAN);
    BenchHub.await(() -> topic.behind(CLEAN) == 0);
    double cleaned = seconds(begun);
    progress.printf("cleaned after %.1f s%n", cleaned);
    BenchHub.await(() -> hub.shows(expected));
    double counted = seconds(begun);
    progress.printf("counted and shown after %.1f s%n", counted);
    BenchHub.await(() -> hub.charges() == charges.different());
    double stored = seconds(begun);
    figures.put("chargesASecond", Math.round(count / Math.max(counted, stored)));
    figures.put("cleanedAfterSeconds", round(cleaned));
    figures.put("usageShownAfterSeconds", round(counted));
    figures.put("chargesStoredAfterSeconds", round(stored));
    figures.put("cpuSeconds", cpu.since());
    progress.printf("every charge in PostgreSQL after %.1f s%n", stored);
    BenchHub.await(() -> hub.viewsBehind() == 0);
    figures.put("everyViewAfterSeconds", round(seconds(begun)));
    figures.put("exact", hub.chargesTotal().compareTo(charges.total()) == 0);

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
}
