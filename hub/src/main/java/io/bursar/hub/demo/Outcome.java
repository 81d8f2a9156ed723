package io.bursar.hub.demo;

import io.bursar.connectors.samples.DemoPlan;
import io.bursar.hub.ProgramCode;
import io.bursar.hub.ProgramProblem;
import io.bursar.hub.cli.HubClient;
import io.bursar.hub.cli.ImportResult;
import io.bursar.hub.cli.Pages;
import io.bursar.hub.cli.Query;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Asks the hub until what it was played has had its effect. */
final class Outcome {
  /** Judging takes a second or two after the last charge; a busy machine takes its time. */
  private static final Duration DECIDING = Duration.ofSeconds(90);

  private static final Duration SENDING = Duration.ofSeconds(30);
  private static final long PAUSE_MILLIS = 250;
  private static final int SAME_ANSWERS = 4;
  private static final String ADS = DemoPlan.TENANT + "/ads";

  private final HubClient hub;
  private final PrintWriter out;
  private final long earlier;

  /** Notes what was decided before anything is played. */
  Outcome(HubClient hub, PrintWriter out) {
    this.hub = hub;
    this.out = out;
    this.earlier =
        decisions().stream()
            .mapToLong(it -> ((Number) it.get("number")).longValue())
            .max()
            .orElse(0);
  }

  Happened await(LocalDate today, List<ImportResult> imports) {
    String month = YearMonth.from(today).toString();
    out.println("  Waiting for what the policies make of it ...");
    boolean decided = until(DECIDING, () -> decisions().stream().anyMatch(it -> isAds(it, month)));
    List<Map<String, Object>> usage = settled(month);
    List<Map<String, Object>> decisions =
        decisions().stream().filter(it -> isNew(it) || month.equals(it.get("period"))).toList();
    if (!decided) {
      out.println(
          "  No policy fired on %s in %s within %d s.".formatted(ADS, month, DECIDING.toSeconds()));
    }
    Set<Object> ids = decisions.stream().map(it -> it.get("id")).collect(Collectors.toSet());
    boolean sent = until(SENDING, () -> allSent(decisions, deliveries(ids)));
    if (!sent) {
      out.println("  Not everything was sent within %d s.".formatted(SENDING.toSeconds()));
    }
    return new Happened(
        today, imports, usage, decisions, earlier, deliveries(ids), standing(decisions, today));
  }

  private boolean isNew(Map<String, Object> decision) {
    return ((Number) decision.get("number")).longValue() > earlier;
  }

  private static boolean isAds(Map<String, Object> decision, String month) {
    return ADS.equals(decision.get("node")) && month.equals(decision.get("period"));
  }

  /** The views lie behind the ledger by moments: asked until they answer the same. */
  private List<Map<String, Object>> settled(String month) {
    List<List<Map<String, Object>>> same = new ArrayList<>();
    until(
        SENDING,
        () -> {
          List<Map<String, Object>> now = spent(month);
          if (!same.isEmpty() && !same.get(0).equals(now)) {
            same.clear();
          }
          same.add(now);
          return same.size() >= SAME_ANSWERS;
        });
    return same.get(0);
  }

  private List<Map<String, Object>> spent(String month) {
    List<Map<String, Object>> usage =
        all(new Query("usage").with("tenant", DemoPlan.TENANT).with("period", month));
    usage.forEach(it -> it.remove("offset"));
    return usage;
  }

  private List<Map<String, Object>> decisions() {
    return all(new Query("decisions").with("tenant", DemoPlan.TENANT).with("limit", 1000));
  }

  private List<Map<String, Object>> deliveries(Set<Object> decisions) {
    return all(new Query("deliveries").with("tenant", DemoPlan.TENANT).with("limit", 1000)).stream()
        .filter(it -> decisions.contains(it.get("decision")))
        .toList();
  }

  /** A decision that tells somebody has a delivery, and none is still being tried. */
  private static boolean allSent(
      List<Map<String, Object>> decisions, List<Map<String, Object>> deliveries) {
    Set<Object> told =
        deliveries.stream()
            .map(it -> it.get("decision") + " " + it.get("purpose"))
            .collect(Collectors.toSet());
    return decisions.stream().allMatch(it -> told.contains(it.get("id") + " notify"))
        && decisions.stream()
            .filter(it -> "applied".equals(it.get("status")) && !Moved.of(it).isEmpty())
            .allMatch(it -> told.contains(it.get("id") + " adjust"))
        && deliveries.stream().noneMatch(it -> "retrying".equals(it.get("state")));
  }

  private List<Map<String, Object>> standing(List<Map<String, Object>> decisions, LocalDate today) {
    return decisions.stream()
        .flatMap(it -> Moved.of(it).stream())
        .filter(moved -> moved.period().compareTo(today.toString()) >= 0)
        .map(
            moved ->
                new Query("usage")
                    .with("tenant", DemoPlan.TENANT)
                    .with("node", moved.node())
                    .with("period", moved.period()))
        .flatMap(query -> all(query).stream())
        .toList();
  }

  private List<Map<String, Object>> all(Query query) {
    List<Map<String, Object>> items = new ArrayList<>();
    new Pages(hub, query).forEachRemaining(items::add);
    return items;
  }

  static boolean until(Duration limit, Supplier<Boolean> condition) {
    long end = System.nanoTime() + limit.toNanos();
    while (!condition.get()) {
      if (System.nanoTime() > end) {
        return false;
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ProgramProblem(ProgramCode.HUB_REFUSED, "Interrupted while waiting", e);
      }
    }
    return true;
  }
}
