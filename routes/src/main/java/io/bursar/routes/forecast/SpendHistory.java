package io.bursar.routes.forecast;

import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.period.Period;
import io.bursar.core.period.PeriodKind;
import io.bursar.forecasting.series.DailySeries;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * What nodes spent day by day, out of the records in PostgreSQL. A day of which they say nothing is
 * a day without spend: the ledger knows all there is.
 */
final class SpendHistory {

  /** Two years, and what a comparison with the year before needs of the third. */
  private static final int DAYS = 800;

  private static final int NODES_AT_ONCE = 250;

  private static final String SPENT =
      "SELECT node, period::date AS day, spent FROM usage_periods"
          + " WHERE tenant = ? AND bucket = ANY (?) AND node = ANY (?)"
          + " AND period ~ '^\\d{4}-\\d{2}-\\d{2}$'";

  private final JdbcTemplate postgres;

  SpendHistory(JdbcTemplate postgres) {
    this.postgres = postgres;
  }

  /**
   * A node's days.
   *
   * @param before what it spent until the day, that day not included; absent when it never spent
   * @param onTheDay what it spent on the day itself, so far
   */
  record Spent(Optional<DailySeries> before, double onTheDay) {}

  /**
   * What nodes spent, by their ids; nodes that never spent anything are left out.
   *
   * @throws org.springframework.dao.DataAccessException when PostgreSQL does not answer
   */
  Map<String, Spent> of(TenantConfiguration tenant, Collection<String> nodes, LocalDate day) {
    LocalDate first = day.minusDays(DAYS);
    List<String> all = List.copyOf(nodes);
    Map<String, Spent> found = new HashMap<>();
    // Some at a time: PostgreSQL's driver holds a whole answer in memory.
    for (int from = 0; from < all.size(); from += NODES_AT_ONCE) {
      List<String> some = all.subList(from, Math.min(from + NODES_AT_ONCE, all.size()));
      days(tenant, some, first, day)
          .forEach((node, days) -> found.put(node, spent(node, days, day)));
    }
    return found;
  }

  private Map<String, NavigableMap<LocalDate, Double>> days(
      TenantConfiguration tenant, List<String> nodes, LocalDate first, LocalDate last) {
    Map<String, NavigableMap<LocalDate, Double>> spent = new HashMap<>();
    postgres.query(
        connection -> {
          var query = connection.prepareStatement(SPENT);
          query.setString(1, tenant.tenant());
          query.setArray(
              2, connection.createArrayOf("text", months(tenant, first, last).toArray()));
          query.setArray(3, connection.createArrayOf("text", nodes.toArray()));
          return query;
        },
        row -> {
          LocalDate on = row.getObject("day", LocalDate.class);
          if (!on.isBefore(first) && !on.isAfter(last)) {
            spent
                .computeIfAbsent(row.getString("node"), any -> new TreeMap<>())
                .put(on, row.getBigDecimal("spent").doubleValue());
          }
        });
    return spent;
  }

  private static Spent spent(String node, NavigableMap<LocalDate, Double> days, LocalDate day) {
    double onTheDay = days.getOrDefault(day, 0.0);
    days.remove(day);
    if (days.isEmpty()) {
      return new Spent(Optional.empty(), onTheDay);
    }
    LocalDate begin = days.firstKey();
    double[] values = new double[Math.toIntExact(ChronoUnit.DAYS.between(begin, day))];
    days.forEach(
        (on, amount) -> values[Math.toIntExact(ChronoUnit.DAYS.between(begin, on))] = amount);
    return new Spent(Optional.of(new DailySeries(node, begin, values)), onTheDay);
  }

  /** Labels of the fiscal months, which is where the records keep days. */
  private static List<String> months(TenantConfiguration tenant, LocalDate first, LocalDate last) {
    List<String> labels = new ArrayList<>();
    for (LocalDate day = first; !day.isAfter(last); ) {
      Period month = tenant.calendar().of(PeriodKind.MONTH, day);
      labels.add(month.label());
      day = month.last().plusDays(1);
    }
    return labels;
  }
}
