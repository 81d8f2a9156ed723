package io.bursar.routes.views;

import io.bursar.core.collected.Rejection;
import io.bursar.routes.bus.BusRecord;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rejects in PostgreSQL, and how many of each import there are. */
final class PostgresRejects implements RejectsView {

  private static final CopyTable TABLE =
      new CopyTable(
          "rejects",
          List.of("tenant", "id"),
          List.of(
              "time",
              "bus_offset",
              "source",
              "stage",
              "code",
              "place",
              "reason",
              "import_id",
              "original"));

  /** Counts what was not there before, in the same transaction: told twice, it counts once. */
  private static final String ADD_AND_COUNT =
      """
      WITH added AS (
        INSERT INTO rejects (%1$s) SELECT %1$s FROM rejects_staged
        ON CONFLICT (tenant, id) DO NOTHING
        RETURNING tenant, import_id, stage)
      INSERT INTO import_rejects AS counted (tenant, import_id, stage, rejected)
      SELECT tenant, import_id, stage, count(*) FROM added
      WHERE import_id IS NOT NULL GROUP BY tenant, import_id, stage
      ON CONFLICT (tenant, import_id, stage)
      DO UPDATE SET rejected = counted.rejected + excluded.rejected
      """
          .formatted(TABLE.columns());

  private final Postgres postgres;

  PostgresRejects(Postgres postgres) {
    this.postgres = postgres;
  }

  void write(List<Told<Rejection>> told) {
    Map<String, Told<Rejection>> first = new LinkedHashMap<>();
    told.forEach(one -> first.putIfAbsent(one.event().tenant() + "\n" + id(one), one));
    CopyRows rows = new CopyRows(told.size() * 1000);
    for (Told<Rejection> one : first.values()) {
      Rejection rejection = one.event();
      rows.row(TABLE.width())
          .text(rejection.tenant())
          .text(id(one))
          .timestamp(
              Instant.ofEpochMilli(
                  one.record().origin().map(BusRecord.Origin::timestamp).orElse(0L)))
          .bigint(one.busOffset())
          .text(rejection.source())
          .text(rejection.stage())
          .text(rejection.code())
          .text(rejection.where())
          .text(rejection.reason())
          .text(rejection.importId())
          .blob(rejection.original());
    }
    rows.end();
    postgres.write(connection -> addAndCount(connection, rows));
  }

  private static void addAndCount(Connection connection, CopyRows rows) throws SQLException {
    TABLE.stage(connection, rows);
    try (Statement statement = connection.createStatement()) {
      statement.execute(ADD_AND_COUNT);
    }
  }

  /** The stage and the event's id, or its place on the bus where a writer gave no id. */
  private static String id(Told<Rejection> one) {
    String id = one.record().id();
    String place = one.record().origin().map(BusRecord.Origin::text).orElse("-");
    return one.event().stage() + "." + (id.isEmpty() ? place : id);
  }

  @Override
  public Page<Reject> find(RejectsQuery query, PageRequest page) {
    Sql sql =
        Sql.of("SELECT * FROM rejects WHERE tenant = ?", query.tenant())
            .add("AND source = ?", query.source())
            .add("AND stage = ?", query.stage())
            .add("AND code = ?", query.code())
            .add("AND import_id = ?", query.importId());
    Cursor.moment(page)
        .ifPresent(last -> sql.add("AND (time, id) < (?, ?)", last.time(), last.id()));
    sql.add("ORDER BY time DESC, id DESC LIMIT ?", page.limit() + 1);
    List<Reject> found = postgres.read(sql, PostgresRejects::read);
    return Cursor.page(page, found, reject -> Cursor.moment(reject.time(), reject.id()));
  }

  @Override
  public Optional<Reject> get(String tenant, String id) {
    Sql sql = Sql.of("SELECT * FROM rejects WHERE tenant = ? AND id = ?", tenant, id);
    return postgres.read(sql, PostgresRejects::read).stream().findFirst();
  }

  private static Reject read(ResultSet row) throws SQLException {
    return new Reject(
        row.getString("id"),
        row.getObject("time", OffsetDateTime.class).toInstant(),
        new Rejection(
            row.getString("tenant"),
            row.getString("source"),
            row.getString("stage"),
            row.getString("code"),
            row.getString("place"),
            row.getString("reason"),
            row.getBytes("original"),
            Postgres.optional(row, "import_id")));
  }
}
