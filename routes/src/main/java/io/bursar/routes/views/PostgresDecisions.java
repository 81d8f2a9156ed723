package io.bursar.routes.views;

import io.bursar.core.decision.Decision;
import io.bursar.routes.bus.BusJson;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The tenants' chains of decisions in PostgreSQL. */
final class PostgresDecisions implements DecisionsView {

  private static final CopyTable TABLE =
      new CopyTable(
          "decisions",
          List.of("tenant", "number"),
          List.of("bus_offset", "id", "policy", "node", "period", "status", "time", "body"));

  private static final String STANDS_NOW =
      "NOT EXISTS (SELECT FROM decisions l"
          + " WHERE l.tenant = d.tenant AND l.id = d.id AND l.number > d.number)";

  private record Key(String tenant, long number) {
    static Key of(Decision decision) {
      return new Key(decision.tenant(), decision.number());
    }
  }

  private final Postgres postgres;

  PostgresDecisions(Postgres postgres) {
    this.postgres = postgres;
  }

  void write(List<Told<Decision>> told) {
    CopyRows rows = new CopyRows(told.size() * 1000);
    for (Told<Decision> one : Latest.of(told, Key::of, Told::busOffset)) {
      Decision decision = one.event();
      rows.row(TABLE.width())
          .text(decision.tenant())
          .bigint(decision.number())
          .bigint(one.busOffset())
          .text(decision.id())
          .text(decision.policy())
          .text(decision.node())
          .text(decision.period())
          .text(word(decision.status()))
          .timestamp(decision.time())
          .json(one.record().value());
    }
    rows.end();
    postgres.write(connection -> TABLE.merge(connection, rows));
  }

  @Override
  public Page<Decision> find(DecisionsQuery query, PageRequest page) {
    Sql sql =
        Sql.of("SELECT body FROM decisions d WHERE tenant = ?", query.tenant())
            .add("AND " + STANDS_NOW)
            .add("AND node = ANY (?)", query.nodes().map(List::copyOf))
            .add("AND policy = ?", query.policy())
            .add("AND status = ?", query.status().map(PostgresDecisions::word))
            .add("AND number < ?", number(page))
            .add("ORDER BY number DESC LIMIT ?", page.limit() + 1);
    return page(sql, page);
  }

  @Override
  public Optional<Decision> get(String tenant, String id) {
    List<Decision> history = history(tenant, id);
    return history.isEmpty() ? Optional.empty() : Optional.of(history.get(history.size() - 1));
  }

  @Override
  public List<Decision> history(String tenant, String id) {
    Sql sql =
        Sql.of("SELECT body FROM decisions WHERE tenant = ? AND id = ?", tenant, id)
            .add("ORDER BY number");
    return postgres.read(sql, PostgresDecisions::read);
  }

  @Override
  public List<Decision> moving(String tenant, String node, String period) {
    String wanted =
        new String(
            BusJson.write(List.of(Map.of("node", node, "period", period))), StandardCharsets.UTF_8);
    Sql sql =
        Sql.of("SELECT body FROM decisions WHERE tenant = ?", tenant)
            .add("AND status = ?", word(Decision.Status.APPLIED))
            .add("AND (body::jsonb) -> 'allotments' @> (?)::jsonb", wanted)
            .add("ORDER BY number");
    return postgres.read(sql, PostgresDecisions::read);
  }

  @Override
  public Page<Decision> chain(String tenant, PageRequest page) {
    Sql sql =
        Sql.of("SELECT body FROM decisions WHERE tenant = ?", tenant)
            .add("AND number > ?", number(page))
            .add("ORDER BY number LIMIT ?", page.limit() + 1);
    return page(sql, page);
  }

  private Page<Decision> page(Sql sql, PageRequest page) {
    List<Decision> found = postgres.read(sql, PostgresDecisions::read);
    return Cursor.page(page, found, d -> Cursor.of(d.number()));
  }

  private static Optional<Long> number(PageRequest page) {
    return Cursor.read(page, 1, key -> Long.valueOf(key.get(0)));
  }

  private static Decision read(ResultSet row) throws SQLException {
    return BusJson.read(row.getString("body").getBytes(StandardCharsets.UTF_8), Decision.class);
  }

  private static String word(Decision.Status status) {
    return status.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
