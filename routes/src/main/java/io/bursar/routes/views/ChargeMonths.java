package io.bursar.routes.views;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/** The partitions of table charges: one a month, made when the month is first written. */
final class ChargeMonths {

  /** Days outside are mistakes of a feed; they share one partition, so that they stay few. */
  private static final YearMonth FIRST = YearMonth.of(2000, 1);

  private static final YearMonth LAST = YearMonth.of(2099, 12);

  /** Any number, the same in every process: one makes partitions at a time. */
  private static final long LOCK = 0x6275_7273_6172L;

  private final Postgres postgres;
  private final Set<YearMonth> made = ConcurrentHashMap.newKeySet();

  ChargeMonths(Postgres postgres) {
    this.postgres = postgres;
  }

  /** Makes what is missing for these days. */
  void need(Collection<LocalDate> days) {
    Set<YearMonth> missing = new TreeSet<>();
    for (LocalDate day : days) {
      YearMonth month = YearMonth.from(day);
      if (!made.contains(month) && !month.isBefore(FIRST) && !month.isAfter(LAST)) {
        missing.add(month);
      }
    }
    for (YearMonth month : missing) {
      postgres.write(connection -> make(connection, month));
      made.add(month);
    }
  }

  /** Attached when complete: unlike CREATE … PARTITION OF, that does not wait for readers. */
  private static void make(Connection connection, YearMonth month) throws SQLException {
    String name = "charges_%d_%02d".formatted(month.getYear(), month.getMonthValue());
    try (Statement statement = connection.createStatement()) {
      statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
      try (ResultSet found = statement.executeQuery("SELECT to_regclass('" + name + "')")) {
        if (found.next() && found.getString(1) != null) {
          return;
        }
      }
      statement.execute("CREATE TABLE %s (LIKE charges INCLUDING ALL)".formatted(name));
      statement.execute(
          "ALTER TABLE charges ATTACH PARTITION %s FOR VALUES FROM ('%s') TO ('%s')"
              .formatted(name, month.atDay(1), month.plusMonths(1).atDay(1)));
    }
  }
}
