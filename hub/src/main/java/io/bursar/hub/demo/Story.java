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
    BigDecimal spent = new BigDecimal(receipt.get("spent").toString());
    BigDecimal used = spent.add(new BigDecimal(receipt.get("held").toString()));
    BigDecimal budget = new BigDecimal(Objects.toString(receipt.get("budget"), "0"));
    String share = budget.signum() > 0 ? Said.percent(used, budget) + " %" : "more than nothing";
    out.printf(
        "  %s passed %s: %s of %s used, %s of %s%s%n",
        decision.get("node"),
        decision.get("policy"),
        share,
        decision.get("period"),
        Said.amount(used),
        Said.amount(budget),
        happened.isNew(decision) ? "" : " (in an earlier run)");
    boolean applied = "applied".equals(decision.get("status"));
    if (!applied) {
      String why = Objects.toString(decision.get("reason"), "");
      out.println("    " + decision.get("status") + (why.isEmpty() ? "" : ": " + why));
    }
    Moved.of(decision).forEach(moved -> out.println("    " + moved(moved, applied)));
    happened.deliveries().stream()
        .filter(it -> it.get("decision").equals(decision.get("id")))
        .forEach(it -> out.println("    " + delivery(it)));
  }

  private String moved(Moved moved, boolean applied) {
    boolean cut = moved.after().compareTo(moved.before()) < 0;
    String what =
        (applied ? "" : "would have ")
            + (cut ? "cut   " : "raised")
            + "  the budget of "
            + Said.when(moved.period(), happened.today())
            + ": "
            + Said.amount(moved.before())
            + " → "
            + Said.amount(moved.after());
    return what
        + happened.standing().stream()
            .filter(moved::isOf)
            .findFirst()
            .map(it -> amount(it, "budget"))
            .filter(now -> now.compareTo(moved.after()) != 0)
            .map(now -> "; " + Said.amount(now) + " now, after what was spent since")
            .orElse("");
  }

  private static String delivery(Map<String, Object> delivery) {
    String detail = Objects.toString(delivery.get("detail"), "");
    return ("adjust".equals(delivery.get("purpose")) ? "limit   sent to " : "alert   sent to ")
        + delivery.get("target")
        + ": "
        + delivery.get("state")
        + (detail.isEmpty() ? "" : " (" + detail + ")");
  }

  private static BigDecimal amount(Map<String, Object> item, String field) {
    return new BigDecimal(item.get(field).toString());
  }
}
