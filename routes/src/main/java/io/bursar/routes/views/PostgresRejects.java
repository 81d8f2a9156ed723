package io.bursar.routes.views;

import io.bursar.core.collected.Rejection;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.ReplayEvent;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
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

  /** What is replayed has no end yet, so its import waits for one. Told twice, it counts once. */
  private static final String MARK_AND_UNCOUNT =
      """
      WITH marked AS (
        UPDATE rejects SET replayed = ?, replayed_by = ?
        WHERE tenant = ? AND id = ANY (?) AND replayed IS NULL
        RETURNING tenant, import_id, stage),
      counts AS (
        SELECT tenant, import_id, stage, count(*) AS replayed FROM marked
        WHERE import_id IS NOT NULL GROUP BY tenant, import_id, stage)
      UPDATE import_rejects AS counted SET rejected = counted.rejected - counts.replayed
      FROM counts
      WHERE counted.tenant = counts.tenant AND counted.import_id = counts.import_id
        AND counted.stage = counts.stage
      """;

  private static final String ROUNDS =
      "(SELECT count(*) FROM rejects b WHERE b.tenant = r.tenant"
          + " AND md5(b.original) = md5(r.original) AND b.replayed IS NOT NULL) AS rounds";

  private final Postgres postgres;

  PostgresRejects(Postgres postgres) {
    this.postgres = postgres;
  }

  /** Takes rejects, and the word that some were replayed, which comes behind them. */
  void write(List<? extends Told<?>> told) {
    List<Told<Rejection>> rejections = new ArrayList<>(told.size());
    List<ReplayEvent> replays = new ArrayList<>();
    for (Told<?> one : told) {
      if (one.event() instanceof Rejection rejection) {
        rejections.add(new Told<>(rejection, one.record()));
      } else {
        replays.add((ReplayEvent) one.event());
      }
    }
    CopyRows rows = rows(rejections);
    postgres.write(
        connection -> {
          addAndCount(connection, rows);
          for (ReplayEvent replay : replays) {
            mark(connection, replay);
          }
        });
  }

  private static CopyRows rows(List<Told<Rejection>> told) {
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
    return rows;
  }

  private static void addAndCount(Connection connection, CopyRows rows) throws SQLException {
    TABLE.stage(connection, rows);
    try (Statement statement = connection.createStatement()) {
      statement.execute(ADD_AND_COUNT);
    }
  }

  private static void mark(Connection connection, ReplayEvent replay) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(MARK_AND_UNCOUNT)) {
      statement.setObject(1, replay.time().atOffset(ZoneOffset.UTC));
      statement.setString(2, replay.author());
      statement.setString(3, replay.tenant());
      statement.setArray(4, connection.createArrayOf("text", replay.ids().toArray()));
      statement.execute();
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
    Sql sql = narrowed(Sql.of("SELECT * FROM rejects WHERE tenant = ?", query.tenant()), query);
    Cursor.moment(page)
        .ifPresent(last -> sql.add("AND (time, id) < (?, ?)", last.time(), last.id()));
    sql.add("ORDER BY time DESC, id DESC LIMIT ?", page.limit() + 1);
    List<Reject> found = postgres.read(sql, PostgresRejects::read);
    return Cursor.page(page, found, reject -> Cursor.moment(reject.time(), reject.id()));
  }

  @Override
  public Page<Open> open(RejectsQuery query, PageRequest page) {
    Sql sql =
        narrowed(
            Sql.of(
                "SELECT r.*, " + ROUNDS + " FROM rejects r WHERE tenant = ? AND replayed IS NULL",
                query.tenant()),
            query);
    Cursor.moment(page)
        .ifPresent(last -> sql.add("AND (time, id) > (?, ?)", last.time(), last.id()));
    sql.add("ORDER BY time, id LIMIT ?", page.limit() + 1);
    List<Open> found = postgres.read(sql, row -> new Open(read(row), row.getInt("rounds")));
    return Cursor.page(
        page, found, open -> Cursor.moment(open.reject().time(), open.reject().id()));
  }

  @Override
  public List<RejectCount> counts(String tenant) {
    Sql sql =
        Sql.of("SELECT stage, code, count(*) AS count FROM rejects WHERE tenant = ?", tenant)
            .add("AND replayed IS NULL GROUP BY stage, code ORDER BY stage, code");
    return postgres.read(
        sql,
        row ->
            new RejectCount(row.getString("stage"), row.getString("code"), row.getLong("count")));
  }

  private static Sql narrowed(Sql sql, RejectsQuery query) {
    return sql.add("AND source = ?", query.source())
        .add("AND stage = ?", query.stage())
        .add("AND code = ?", query.code())
        .add("AND import_id = ?", query.importId())
        .add("AND time >= ?", query.from().map(time -> time.atOffset(ZoneOffset.UTC)))
        .add("AND time < ?", query.to().map(time -> time.atOffset(ZoneOffset.UTC)));
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
            Postgres.optional(row, "import_id")),
        Optional.ofNullable(row.getObject("replayed", OffsetDateTime.class))
            .map(OffsetDateTime::toInstant));
  }
}
