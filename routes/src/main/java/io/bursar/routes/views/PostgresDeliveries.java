package io.bursar.routes.views;

import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.DeliveryEvent;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** Deliveries in PostgreSQL, one row an attempt. */
final class PostgresDeliveries implements DeliveriesView {

  private static final CopyTable TABLE =
      new CopyTable(
          "deliveries",
          List.of("tenant", "id", "attempt"),
          List.of("bus_offset", "decision", "target", "state", "time", "body"));

  private static final String LAST_ATTEMPT =
      "NOT EXISTS (SELECT FROM deliveries l"
          + " WHERE l.tenant = d.tenant AND l.id = d.id AND l.attempt > d.attempt)";

  private record Key(String tenant, String id, int attempt) {
    static Key of(DeliveryEvent event) {
      return new Key(event.tenant(), event.id(), event.attempt());
    }
  }

  private final Postgres postgres;

  PostgresDeliveries(Postgres postgres) {
    this.postgres = postgres;
  }

  void write(List<Told<DeliveryEvent>> told) {
    CopyRows rows = new CopyRows(told.size() * 400);
    for (Told<DeliveryEvent> one : Latest.of(told, Key::of, Told::busOffset)) {
      DeliveryEvent event = one.event();
      rows.row(TABLE.width())
          .text(event.tenant())
          .text(event.id())
          .integer(event.attempt())
          .bigint(one.busOffset())
          .text(event.decision())
          .text(event.target())
          .text(word(event.state()))
          .timestamp(event.time())
          .json(one.record().value());
    }
    rows.end();
    postgres.write(connection -> TABLE.merge(connection, rows));
  }

  @Override
  public Page<DeliveryEvent> find(DeliveriesQuery query, PageRequest page) {
    Sql sql =
        Sql.of("SELECT body FROM deliveries d WHERE tenant = ?", query.tenant())
            .add("AND " + LAST_ATTEMPT)
            .add("AND decision = ?", query.decision())
            .add("AND target = ?", query.target())
            .add("AND state = ?", query.state().map(PostgresDeliveries::word));
    Cursor.moment(page)
        .ifPresent(last -> sql.add("AND (time, id) < (?, ?)", last.time(), last.id()));
    sql.add("ORDER BY time DESC, id DESC LIMIT ?", page.limit() + 1);
    List<DeliveryEvent> found = postgres.read(sql, PostgresDeliveries::read);
    return Cursor.page(page, found, d -> Cursor.moment(d.time(), d.id()));
  }

  @Override
  public List<DeliveryEvent> attempts(String tenant, String id) {
    Sql sql =
        Sql.of("SELECT body FROM deliveries WHERE tenant = ? AND id = ?", tenant, id)
            .add("ORDER BY attempt");
    return postgres.read(sql, PostgresDeliveries::read);
  }

  private static DeliveryEvent read(ResultSet row) throws SQLException {
    return BusJson.read(
        row.getString("body").getBytes(StandardCharsets.UTF_8), DeliveryEvent.class);
  }

  private static String word(DeliveryEvent.State state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
