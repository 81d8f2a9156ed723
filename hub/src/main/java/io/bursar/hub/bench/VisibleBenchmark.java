package io.bursar.hub.bench;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long it takes from the acknowledgement of an event until GET /usage says what it changed,
 * while events come in at a steady rate.
 */
public final class VisibleBenchmark extends HubBenchmark {

  private static final long BETWEEN_LOOKS = 5_000_000;
  private static final Pattern SPENT = Pattern.compile("\"spent\":\"([^\"]+)\"");

  /** Found by the command line. */
  public VisibleBenchmark() {
    super(
        "visible",
        "from acknowledged to visible in GET /usage while events come in",
        "rate=2000 warm=120 seconds=60 probes=200 tenants=6 nodes=1000");
  }

  @Override
  void measure(
      BenchHub hub,
      BenchTenants tenants,
      Settings settings,
      Map<String, Object> figures,
      PrintWriter progress)
      throws Exception {
    int rate = settings.get("rate");
    progress.println("a first " + settings.get("warm") + " s to warm up");
    Traffic.of(hub, tenants, "warm", rate, settings.get("warm")).await();
    progress.println("probing for " + settings.get("seconds") + " s");
    Latencies visible = new Latencies();
    Traffic traffic = Traffic.of(hub, tenants, "visible", rate, settings.get("seconds"));
    probe(hub, settings.get("probes"), visible, traffic);
    Map<String, Object> posts = traffic.await().figures();
    figures.put("ackToVisible", visible.figures());
    figures.put("postsBeside", posts);
  }

  /**
   * Posts a charge to a leaf that nobody else charges, and asks until the leaf has it. A probe is
   * over before the next begins, and they are spread over the time that traffic lasts.
   */
  private static void probe(BenchHub hub, int probes, Latencies visible, Traffic traffic)
      throws IOException {
    String day = Instant.now().atOffset(ZoneOffset.UTC).toLocalDate().toString();
    String path = "/api/v1/usage?tenant=t0&node=t0&period=" + day;
    try (Caller caller = new Caller(hub.uri(), hub.key())) {
      for (int i = 0; i < probes && traffic.runs(); i++) {
        // Far above what all traffic adds up to, so that one look tells.
        BigDecimal before = spent(caller, path);
        BigDecimal amount = new BigDecimal("1000000000");
        caller.post(BenchEvents.PATH, BenchEvents.ONE, charge(i, day, amount));
        long acknowledged = System.nanoTime();
        BigDecimal wanted = before.add(amount);
        while (spent(caller, path).compareTo(wanted) < 0) {
          LockSupport.parkNanos(BETWEEN_LOOKS);
        }
        visible.add(System.nanoTime() - acknowledged);
        traffic.rest(probes);
      }
    }
  }

  private static BigDecimal spent(Caller caller, String path) throws IOException {
    Caller.Answer answer = caller.get(path);
    Matcher found = SPENT.matcher(answer.body());
    if (!found.find()) {
      throw new IOException("GET /usage answers " + answer.status() + " " + answer.body());
    }
    return new BigDecimal(found.group(1));
  }

  private static byte[] charge(int number, String day, BigDecimal amount) {
    return """
        {"specversion":"1.0","type":"io.bursar.charge","source":"bench/probe","id":"p%d",\
        "tenant":"t0","data":{"day":"%s","amount":"%s","currency":"CNY","node":"t0/line0"}}"""
        .formatted(number, day, amount.toPlainString())
        .getBytes(StandardCharsets.UTF_8);
  }
}
