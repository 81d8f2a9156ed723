package io.bursar.hub.bench;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many events a hub acknowledges by HTTP, in batches and one by one, while all its stages run.
 */
public final class HttpBenchmark extends HubBenchmark {

  private static final int CALLERS = 16;

  /** Found by the command line. */
  public HttpBenchmark() {
    super(
        "http",
        "events acknowledged a second by HTTP, in batches and one a call",
        "events=300000 batch=500 calls=20000 rate=1000 tenants=6 nodes=1000");
  }

  @Override
  void measure(
      BenchHub hub,
      BenchTenants tenants,
      Settings settings,
      Map<String, Object> figures,
      PrintWriter progress)
      throws Exception {
    int calls = settings.get("calls");
    BenchCharges charges =
        new BenchCharges("bench/shop", tenants, settings.get("events") + 4 * calls, Instant.now());
    Callers few = new Callers(hub.uri(), hub.key(), 4);
    Callers many = new Callers(hub.uri(), hub.key(), CALLERS);

    List<byte[]> single = new ArrayList<>();
    for (int i = 0; i < 3 * calls; i++) {
      single.add(BenchEvents.one(charges));
    }
    progress.println("one event a call, to warm up");
    flatOut(many, single.subList(0, calls), BenchEvents.ONE);
    settle(hub);
    progress.println("one event a call, flat out");
    figures.put(
        "oneACallFlatOut", flatOut(many, single.subList(calls, 2 * calls), BenchEvents.ONE));
    settle(hub);
    int rate = settings.get("rate");
    progress.println("one event a call, " + rate + " calls a second");
    figures.put("oneACallAt" + rate, paced(many, single.subList(2 * calls, 3 * calls), rate));
    settle(hub);

    List<byte[]> batches = new ArrayList<>();
    for (int i = 0; i < settings.get("events") / settings.get("batch"); i++) {
      batches.add(BenchEvents.batch(charges, settings.get("batch")));
    }
    progress.println(batches.size() + " batches of " + settings.get("batch") + ", flat out");
    CpuByStage cpu = CpuByStage.now();
    Map<String, Object> batched = flatOut(few, batches, BenchEvents.BATCH);
    batched.put(
        "eventsASecond", Math.round((double) batched.get("callsASecond") * settings.get("batch")));
    batched.put("cpuSeconds", cpu.since());
    figures.put("batches", batched);
    progress.println("the hub counts them");
    Map<String, BigDecimal> expected = charges.byTenantAndMonth();
    BenchHub.await(() -> hub.shows(expected));
    figures.put("exact", true);
  }

  private static Map<String, Object> flatOut(Callers callers, List<byte[]> bodies, String type)
      throws Exception {
    long begun = System.nanoTime();
    Latencies latencies = callers.flatOut(bodies.size(), post(bodies, type));
    double seconds = (System.nanoTime() - begun) / 1e9;
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("callsASecond", Math.round(bodies.size() / seconds * 10) / 10.0);
    figures.putAll(latencies.figures());
    return figures;
  }

  private static Map<String, Object> paced(Callers callers, List<byte[]> bodies, int rate)
      throws Exception {
    return callers.paced(bodies.size(), rate, post(bodies, BenchEvents.ONE)).figures();
  }

  private static Callers.Call post(List<byte[]> bodies, String type) {
    return (caller, number) ->
        BenchEvents.requireAccepted(caller.post(BenchEvents.PATH, type, bodies.get(number)));
  }

  /** Until what was sent before has gone all the way, so that it is not measured again. */
  private static void settle(BenchHub hub) {
    BenchHub.await(() -> hub.viewsBehind() == 0);
  }
}
