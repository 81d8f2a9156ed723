package io.bursar.routes.views;

import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.ImportCounts;
import io.bursar.routes.bus.ImportEvent;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** Imports in PostgreSQL: what collect says and what the ledger says, each in its own order. */
final class PostgresImports implements ImportsView {

  private static final CopyTable COLLECTED =
      new CopyTable(
          "imports_collected", List.of("tenant", "id"), List.of("bus_offset", "time", "body"));

  private static final CopyTable COUNTED =
      new CopyTable("imports_counted", List.of("tenant", "id"), List.of("journal_offset", "body"));

  private static final String FIND =
      """
      SELECT i.tenant, i.id, i.body AS collected, l.body AS counted, r.rejected
      FROM imports_collected i
      LEFT JOIN imports_counted l ON l.tenant = i.tenant AND l.id = i.id
      LEFT JOIN import_rejects r
        ON r.tenant = i.tenant AND r.import_id = i.id AND r.stage = 'clean'
      WHERE i.tenant = ?""";

  private record Key(String tenant, String id) {}

  private final Postgres postgres;

  PostgresImports(Postgres postgres) {
    this.postgres = postgres;
  }

  void writeCollected(List<Told<ImportEvent>> told) {
    CopyRows rows = new CopyRows(told.size() * 300);
    for (Told<ImportEvent> one :
        Latest.of(told, e -> new Key(e.tenant(), e.id()), Told::busOffset)) {
      ImportEvent event = one.event();
      rows.row(COLLECTED.width())
          .text(event.tenant())
          .text(event.id())
          .bigint(one.busOffset())
          .timestamp(event.time())
          .json(one.record().value());
    }
    rows.end();
    postgres.write(connection -> COLLECTED.merge(connection, rows));
  }

  void writeCounted(List<Told<ImportCounts>> told) {
    CopyRows rows = new CopyRows(told.size() * 300);
    for (Told<ImportCounts> one :
        Latest.of(told, c -> new Key(c.tenant(), c.importId()), t -> t.event().offset())) {
      ImportCounts counts = one.event();
      rows.row(COUNTED.width())
          .text(counts.tenant())
          .text(counts.importId())
          .bigint(counts.offset())
          .json(one.record().value());
    }
    rows.end();
    postgres.write(connection -> COUNTED.merge(connection, rows));
  }

  @Override
  public Page<ImportProgress> find(String tenant, PageRequest page) {
    Sql sql = Sql.of(FIND, tenant);
    Cursor.moment(page)
        .ifPresent(last -> sql.add("AND (i.time, i.id) < (?, ?)", last.time(), last.id()));
    sql.add("ORDER BY i.time DESC, i.id DESC LIMIT ?", page.limit() + 1);
    List<ImportProgress> found = postgres.read(sql, PostgresImports::read);
    return Cursor.page(page, found, i -> Cursor.moment(i.collected().time(), i.collected().id()));
  }

  @Override
  public Optional<ImportProgress> get(String tenant, String id) {
    Sql sql = Sql.of(FIND, tenant).add("AND i.id = ?", id);
    return postgres.read(sql, PostgresImports::read).stream().findFirst();
  }

  @Override
  public List<SourceImports> sources(String tenant) {
    Sql sql =
        Sql.of(
            "SELECT body ->> 'source' AS source,"
                + " max(time) FILTER (WHERE (body ->> 'complete')::boolean) AS last,"
                + " count(*) FILTER (WHERE NOT (body ->> 'complete')::boolean"
                + " AND body ->> 'failure' IS NULL) AS open"
                + " FROM imports_collected WHERE tenant = ? GROUP BY 1 ORDER BY 1",
            tenant);
    return postgres.read(
        sql,
        row ->
            new SourceImports(
                row.getString("source"),
                Optional.ofNullable(row.getObject("last", OffsetDateTime.class))
                    .map(OffsetDateTime::toInstant),
                row.getInt("open")));
  }

  private static ImportProgress read(ResultSet row) throws SQLException {
    Optional<ImportCounts> counted =
        Postgres.optional(row, "counted").map(json -> json(json, ImportCounts.class));
    return new ImportProgress(
        json(row.getString("collected"), ImportEvent.class),
        row.getLong("rejected"),
        counted.orElse(ImportCounts.none(row.getString("tenant"), row.getString("id"))));
  }

  private static <T> T json(String text, Class<T> type) {
    return BusJson.read(text.getBytes(StandardCharsets.UTF_8), type);
  }
}
