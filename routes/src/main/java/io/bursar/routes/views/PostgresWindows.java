package io.bursar.routes.views;

import io.bursar.routes.bus.WindowEvent;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;

/** 5-minute windows in PostgreSQL. */
public final class PostgresWindows implements WindowsView {

  private static final Duration KEPT = Duration.ofDays(2);

  private static final CopyTable TABLE =
      new CopyTable(
          "windows",
          List.of("tenant", "node", "start"),
          List.of("journal_offset", "spent", "charges"));

  private record Key(String tenant, String node, Instant start) {
    static Key of(WindowEvent event) {
      return new Key(event.tenant(), event.node(), event.start());
    }
  }

  private final Postgres postgres;
  private final Clock clock;

  PostgresWindows(Postgres postgres, Clock clock) {
    this.postgres = postgres;
    this.clock = clock;
  }

  void write(List<Told<WindowEvent>> told) {
    Instant oldest = oldest();
    Collection<Told<WindowEvent>> latest = Latest.of(told, Key::of, t -> t.event().offset());
    CopyRows rows = new CopyRows(latest.size() * 120);
    for (Told<WindowEvent> one : latest) {
      WindowEvent event = one.event();
      if (!event.start().isBefore(oldest)) {
        rows.row(TABLE.width())
            .text(event.tenant())
            .text(event.node())
            .timestamp(event.start())
            .bigint(event.offset())
            .numeric(event.spent())
            .bigint(event.charges());
      }
    }
    rows.end();
    postgres.write(connection -> TABLE.merge(connection, rows));
  }

  /** Removes windows that are older than 48 hours. */
  public void removeOld() {
    OffsetDateTime oldest = oldest().atOffset(ZoneOffset.UTC);
    postgres.write(
        connection -> {
          try (var delete = connection.prepareStatement("DELETE FROM windows WHERE start < ?")) {
            delete.setObject(1, oldest);
            delete.executeUpdate();
          }
        });
  }

  private Instant oldest() {
    return clock.instant().minus(KEPT);
  }

  @Override
  public Page<WindowEvent> find(WindowsQuery query, PageRequest page) {
    Instant from = query.from().isBefore(oldest()) ? oldest() : query.from();
    Sql sql =
        Sql.of("SELECT * FROM windows WHERE tenant = ?", query.tenant())
            .add("AND node = ANY (?)", query.nodes())
            .add(
                "AND start >= ? AND start < ?",
                from.atOffset(ZoneOffset.UTC),
                query.to().atOffset(ZoneOffset.UTC));
    Cursor.moment(page)
        .ifPresent(last -> sql.add("AND (start, node) > (?, ?)", last.time(), last.id()));
    sql.add("ORDER BY start, node LIMIT ?", page.limit() + 1);
    List<WindowEvent> found =
        postgres.read(
            sql,
            row ->
                new WindowEvent(
                    row.getString("tenant"),
                    row.getString("node"),
                    row.getObject("start", OffsetDateTime.class).toInstant(),
                    row.getBigDecimal("spent"),
                    row.getLong("charges"),
                    row.getLong("journal_offset")));
    return Cursor.page(page, found, w -> Cursor.moment(w.start(), w.node()));
  }
}
