package io.bursar.routes.views;

import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.ForecastEvent;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** Forecasts in PostgreSQL: one row a node and day from which was foreseen. */
public final class PostgresForecasts implements ForecastsView {

  private static final int DAYS_KEPT = 100;
  private static final CopyTable TABLE =
      new CopyTable("forecasts", List.of("tenant", "node", "origin"), List.of("revision", "body"));

  private record Key(String tenant, String node, LocalDate origin) {
    static Key of(ForecastEvent event) {
      return new Key(event.tenant(), event.node(), event.origin());
    }
  }

  private final Postgres postgres;
  private final Clock clock;

  PostgresForecasts(Postgres postgres, Clock clock) {
    this.postgres = postgres;
    this.clock = clock;
  }

  void write(List<Told<ForecastEvent>> told) {
    CopyRows rows = new CopyRows(told.size() * 4000);
    for (Told<ForecastEvent> one : Latest.of(told, Key::of, it -> it.event().revision())) {
      ForecastEvent event = one.event();
      rows.row(TABLE.width())
          .text(event.tenant())
          .text(event.node())
          .date(event.origin())
          .bigint(event.revision())
          .json(one.record().value());
    }
    rows.end();
    postgres.write(connection -> TABLE.merge(connection, rows));
  }

  @Override
  public List<ForecastEvent> latest(String tenant, Collection<String> nodes) {
    Sql sql =
        Sql.of("SELECT DISTINCT ON (node) body FROM forecasts WHERE tenant = ?", tenant)
            .add("AND node = ANY (?)", List.copyOf(nodes))
            .add("ORDER BY node, origin DESC");
    return postgres.read(sql, PostgresForecasts::read);
  }

  @Override
  public List<ForecastEvent> history(String tenant, String node, int limit) {
    Sql sql =
        Sql.of("SELECT body FROM forecasts WHERE tenant = ? AND node = ?", tenant, node)
            .add("ORDER BY origin DESC LIMIT ?", limit);
    return postgres.read(sql, PostgresForecasts::read);
  }

  /** Removes those that nobody compares with what came any more. */
  public void removeOld() {
    LocalDate last = LocalDate.now(clock).minusDays(DAYS_KEPT);
    postgres.write(
        connection -> {
          try (PreparedStatement delete =
              connection.prepareStatement("DELETE FROM forecasts WHERE origin < ?")) {
            delete.setObject(1, last);
            delete.executeUpdate();
          }
        });
  }

  private static ForecastEvent read(ResultSet row) throws SQLException {
    return BusJson.read(
        row.getString("body").getBytes(StandardCharsets.UTF_8), ForecastEvent.class);
  }
}
