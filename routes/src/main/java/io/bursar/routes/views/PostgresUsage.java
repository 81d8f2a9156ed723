package io.bursar.routes.views;

import io.bursar.core.usage.Usage;
import io.bursar.routes.bus.UsageEvent;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Usage in PostgreSQL: one row a node and bucket, its periods as arrays. */
final class PostgresUsage {

  private static final CopyTable TABLE =
      new CopyTable(
          "usage",
          List.of("tenant", "bucket", "node"),
          List.of("journal_offset", "currency", "periods", "budgets", "spents", "helds"));

  private record Key(String tenant, String bucket, String node) {
    static Key of(UsageEvent event) {
      return new Key(event.tenant(), event.bucket(), event.node());
    }
  }

  private final Postgres postgres;

  PostgresUsage(Postgres postgres) {
    this.postgres = postgres;
  }

  void write(List<Told<UsageEvent>> told) {
    CopyRows rows = new CopyRows(told.size() * 1000);
    for (Told<UsageEvent> one : Latest.of(told, Key::of, t -> t.event().offset())) {
      UsageEvent event = one.event();
      List<Usage> periods = event.periods();
      rows.row(TABLE.width())
          .text(event.tenant())
          .text(event.bucket())
          .text(event.node())
          .bigint(event.offset())
          .text(event.currency())
          .texts(periods.stream().map(Usage::period).toList())
          .numerics(periods.stream().map(Usage::budget).toList())
          .numerics(periods.stream().map(u -> Optional.of(u.spent())).toList())
          .numerics(periods.stream().map(u -> Optional.of(u.held())).toList());
    }
    rows.end();
    postgres.write(connection -> TABLE.merge(connection, rows));
  }

  /** Usage of nodes, of all of them where none is named. */
  List<NodeUsage> find(
      String tenant, Optional<Collection<String>> nodes, Collection<UsagePeriod> periods) {
    Sql sql =
        Sql.of(
                "SELECT node, currency, period, budget, spent, held, journal_offset"
                    + " FROM usage_periods WHERE tenant = ?",
                tenant)
            .add("AND bucket = ANY (?)", periods.stream().map(UsagePeriod::bucket).toList())
            .add("AND period = ANY (?)", periods.stream().map(UsagePeriod::label).toList())
            .add("AND node = ANY (?)", nodes.map(List::copyOf))
            .add("ORDER BY node, period");
    return postgres.read(
        sql,
        row ->
            new NodeUsage(
                tenant,
                row.getString("node"),
                row.getString("currency"),
                new Usage(
                    row.getString("period"),
                    Optional.ofNullable(row.getBigDecimal("budget")),
                    row.getBigDecimal("spent"),
                    row.getBigDecimal("held")),
                row.getLong("journal_offset")));
  }
}
