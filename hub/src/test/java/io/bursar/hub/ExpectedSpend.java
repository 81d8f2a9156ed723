package io.bursar.hub;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What must have been spent, by node and period: kept by the sender of the charges, with nothing of
 * the ledger's own code.
 */
public final class ExpectedSpend {

  private record Saying(long version, String node, LocalDate day, BigDecimal amount) {}

  private final Map<String, Saying> standing = new HashMap<>();

  /** The source said so; the highest version of an id stands. */
  public void said(
      String source, String id, long version, String node, LocalDate day, BigDecimal amount) {
    Saying saying = new Saying(version, node, day, amount);
    standing.merge(
        source + " " + id, saying, (old, now) -> now.version() > old.version() ? now : old);
  }

  /**
   * Spent of each node, itself and its ancestors, in each day, month, quarter and year: "node
   * period".
   */
  public Map<String, BigDecimal> byNodeAndPeriod() {
    Map<String, BigDecimal> spent = new TreeMap<>();
    for (Saying saying : standing.values()) {
      count(spent, saying.node(), saying.day(), saying.amount());
    }
    return spent;
  }

  /** Adds an amount to a node and its ancestors, in each of a day's periods. */
  public static void count(
      Map<String, BigDecimal> spent, String place, LocalDate date, BigDecimal amount) {
    int quarter = (date.getMonthValue() + 2) / 3;
    String day = date.toString();
    String[] periods = {
      day, day.substring(0, 7), day.substring(0, 4) + "-Q" + quarter, day.substring(0, 4)
    };
    String node = place;
    while (!node.isEmpty()) {
      for (String period : periods) {
        spent.merge(node + " " + period, amount, BigDecimal::add);
      }
      node = node.contains("/") ? node.substring(0, node.lastIndexOf('/')) : "";
    }
  }
}
