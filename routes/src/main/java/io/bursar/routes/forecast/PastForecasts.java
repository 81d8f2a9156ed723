package io.bursar.routes.forecast;

import io.bursar.routes.bus.BusJson;
import io.bursar.routes.bus.ForecastEvent;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;

/** What was foreseen on the days before, out of the records in PostgreSQL. */
final class PastForecasts {

  private static final String LATEST =
      "SELECT DISTINCT ON (node) node, body FROM forecasts"
          + " WHERE tenant = ? AND node = ANY (?) AND origin < ? ORDER BY node, origin DESC";

  private final JdbcTemplate postgres;

  PastForecasts(JdbcTemplate postgres) {
    this.postgres = postgres;
  }

  /**
   * The last forecast from before a day of each node that has one.
   *
   * @throws org.springframework.dao.DataAccessException when PostgreSQL does not answer
   */
  Map<String, ForecastEvent> before(String tenant, Collection<String> nodes, LocalDate day) {
    Map<String, ForecastEvent> found = new HashMap<>();
    postgres.query(
        connection -> {
          var query = connection.prepareStatement(LATEST);
          query.setString(1, tenant);
          query.setArray(2, connection.createArrayOf("text", nodes.toArray()));
          query.setObject(3, day);
          return query;
        },
        row -> {
          byte[] body = row.getString("body").getBytes(StandardCharsets.UTF_8);
          found.put(row.getString("node"), BusJson.read(body, ForecastEvent.class));
        });
    return found;
  }
}
