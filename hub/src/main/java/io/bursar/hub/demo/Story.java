package io.bursar.hub.demo;

import io.bursar.connectors.samples.DemoPlan;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;

/** Tells people what happened. */
final class Story {
  private static final int WATCHED_PERCENT = 80;

  private final Happened happened;

  Story(Happened happened) {
    this.happened = happened;
  }

  void print(PrintWriter out) {
    usage(out);
    out.println();
    out.println("What the policies did");
    if (happened.decisions().isEmpty()) {
      out.println("  Nothing.");
    }
    happened.decisions().forEach(decision -> decision(out, decision));
  }

  private void usage(PrintWriter out) {
    out.println();
    out.printf(
        "Used of the budgets of %s, in %s%n", YearMonth.from(happened.today()), DemoPlan.CURRENCY);
    happened.usage().forEach(item -> out.println("  " + line(item)));
  }

  private static String line(Map<String, Object> item) {
    String node = item.get("node").toString();
    long depth = node.chars().filter(letter -> letter == '/').count();
    String name = "  ".repeat((int) depth) + node.substring(node.lastIndexOf('/') + 1);
    BigDecimal spent = amount(item, "spent");
    if (item.get("budget") == null) {
      return "%-18s %12s  no budget".formatted(name, Said.amount(spent));
    }
    BigDecimal budget = amount(item, "budget");
    int percent = Said.percent(spent.add(amount(item, "held")), budget);
    return "%-18s %12s of %12s  %3d %%  %s%s"
        .formatted(
            name,
            Said.amount(spent),
            Said.amount(budget),
            percent,
            Said.bar(percent),
            percent >= WATCHED_PERCENT ? "  over 80 %" : "");
  }

  private void decision(PrintWriter out, Map<String, Object> decision) {
    Map<?, ?> receipt = (Map<?, ?>) decision.get("receipt");
    BigDecimal budget = new BigDecimal(Objects.toString(receipt.get("budget"), "0"));
    BigDecimal spent = new BigDecimal(receipt.get("spent").toString());
    String share = budget.signum() > 0 ? Said.percent(spent, budget) + " %" : "all";
    out.printf(
        "  %s had used %s of its %s (%s of %s) at %s%s:%n",
        decision.get("node"),
        share,
        decision.get("period"),
        Said.amount(spent),
        Said.amount(budget),
        decision.get("time").toString().replaceAll("\\.\\d+Z$", "Z"),
        happened.isNew(decision) ? "" : ", in an earlier run");
    out.printf("    %s by policy %s%n", decision.get("status"), decision.get("policy"));
    if (decision.get("reason") != null) {
      out.println("    because " + decision.get("reason"));
    }
    boolean applied = "applied".equals(decision.get("status"));
    Moved.of(decision).forEach(moved -> out.println("    " + moved(moved, applied)));
    happened.deliveries().stream()
        .filter(it -> it.get("decision").equals(decision.get("id")))
        .forEach(it -> out.println("    " + delivery(it)));
  }

  private String moved(Moved moved, boolean applied) {
    String what =
        (applied ? "budget of " : "would have moved the budget of ")
            + Said.when(moved.period(), happened.today())
            + ": "
            + Said.amount(moved.before())
            + " → "
            + Said.amount(moved.after());
    return what
        + happened.standing().stream()
            .filter(
                it ->
                    moved.node().equals(it.get("nodeId"))
                        && moved.period().equals(it.get("period")))
            .findFirst()
            .map(it -> amount(it, "budget"))
            .filter(now -> now.compareTo(moved.after()) != 0)
            .map(now -> "; " + Said.amount(now) + " now, after what was spent since")
            .orElse("");
  }

  private static String delivery(Map<String, Object> delivery) {
    String to = "adjust".equals(delivery.get("purpose")) ? "new limit to " : "alert to ";
    String detail = Objects.toString(delivery.get("detail"), "");
    return to
        + delivery.get("target")
        + ": "
        + delivery.get("state")
        + (detail.isEmpty() ? "" : " (" + detail + ")");
  }

  private static BigDecimal amount(Map<String, Object> item, String field) {
    return new BigDecimal(item.get(field).toString());
  }
}
