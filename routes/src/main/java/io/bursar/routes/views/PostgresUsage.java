package io.bursar.routes.views;

import io.bursar.core.usage.Usage;
import io.bursar.routes.bus.UsageEvent;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Usage in PostgreSQL: one row a node and bucket, with its periods as {@link UsageText}. */
final class PostgresUsage {

  private static final CopyTable TABLE =
      new CopyTable(
          "usage",
          List.of("tenant", "bucket", "node"),
          List.of("journal_offset", "currency", "periods"));

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
      rows.row(TABLE.width())
          .text(event.tenant())
          .text(event.bucket())
          .text(event.node())
          .bigint(event.offset())
          .text(event.currency())
          .text(UsageText.write(event.periods()));
    }
    rows.end();
    postgres.write(connection -> TABLE.merge(connection, rows));
  }

  /** Usage of nodes, of all of them where none is named. */
  List<NodeUsage> find(
      String tenant, Optional<Collection<String>> nodes, Collection<UsagePeriod> periods) {
    Set<String> buckets = periods.stream().map(UsagePeriod::bucket).collect(Collectors.toSet());
    Set<String> labels = new HashSet<>();
    periods.forEach(period -> labels.add(period.label()));
    Sql sql =
        Sql.of("SELECT node, currency, journal_offset, periods FROM usage")
            .add("WHERE tenant = ?", tenant)
            .add("AND bucket = ANY (?)", List.copyOf(buckets))
            .add("AND node = ANY (?)", nodes.map(List::copyOf));
    return postgres.read(sql, row -> read(tenant, row, labels)).stream()
        .flatMap(List::stream)
        .toList();
  }

  private static List<NodeUsage> read(String tenant, ResultSet row, Set<String> labels)
      throws SQLException {
    String node = row.getString("node");
    String currency = row.getString("currency");
    long offset = row.getLong("journal_offset");
    List<Usage> found = UsageText.read(row.getString("periods"), labels);
    return found.stream().map(u -> new NodeUsage(tenant, node, currency, u, offset)).toList();
  }
}
