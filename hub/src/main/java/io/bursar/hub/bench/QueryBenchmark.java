package io.bursar.hub.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;

/** How fast GET /usage answers while events come in. */
public final class QueryBenchmark extends HubBenchmark {

  private static final int CALLERS = 16;
  private static final int OK = 200;

  /** Found by the command line. */
  public QueryBenchmark() {
    super(
        "query",
        "GET /usage while events come in",
        "queries=500 rate=5000 warm=300 seconds=60 tenants=6 nodes=1000");
  }

  @Override
  void measure(
      BenchHub hub,
      BenchTenants tenants,
      Settings settings,
      Map<String, Object> figures,
      PrintWriter progress)
      throws Exception {
    progress.println("a first " + settings.get("warm") + " s to warm up");
    ask(hub, tenants, settings, "warm", settings.get("warm"));
    progress.println("asking for " + settings.get("seconds") + " s");
    CpuByStage cpu = CpuByStage.now();
    figures.put("answer", ask(hub, tenants, settings, "query", settings.get("seconds")));
    figures.put("cpuSeconds", cpu.since());
  }

  private static Map<String, Object> ask(
      BenchHub hub, BenchTenants tenants, Settings settings, String source, int seconds)
      throws Exception {
    int queries = settings.get("queries");
    Traffic traffic = Traffic.of(hub, tenants, source, settings.get("rate"), seconds);
    Map<String, Object> answers =
        new Callers(hub.uri(), hub.key(), CALLERS)
            .paced(queries * seconds, queries, (caller, number) -> ask(caller, tenants, number))
            .figures();
    answers.put("postsBeside", traffic.await().figures());
    return answers;
  }

  /** Another leaf each time, of each tenant in turn. */
  private static void ask(Caller caller, BenchTenants tenants, int number) throws IOException {
    int tenant = number % tenants.count();
    String leaf = tenants.leaf(tenant, number % tenants.leaves());
    Caller.Answer answer =
        caller.get("/api/v1/usage?tenant=" + BenchTenants.name(tenant) + "&node=" + leaf);
    if (answer.status() != OK) {
      throw new IOException("GET /usage answers " + answer.status() + " " + answer.body());
    }
  }
}
