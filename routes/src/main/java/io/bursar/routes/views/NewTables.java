package io.bursar.routes.views;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.EnumSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;

/**
 * Has tables that were never filled from this bus filled from its beginning, before the routes of
 * the views start. PostgreSQL may have been lost, restored from a backup of another hub, or
 * replaced by an empty one, while the bus counts what the old one had been given as done. (Redis
 * looks after itself: {@link HotUsage}.)
 */
final class NewTables implements SmartInitializingSingleton {

  private static final Logger LOG = LoggerFactory.getLogger(NewTables.class);

  private static final Set<ViewRoute> OF_TABLES =
      EnumSet.complementOf(EnumSet.of(ViewRoute.USAGE_HOT));

  private final Postgres postgres;
  private final ViewPositions positions;

  NewTables(Postgres postgres, ViewPositions positions) {
    this.postgres = postgres;
    this.positions = positions;
  }

  /** In one transaction: if it ends early, the next start begins anew. */
  @Override
  public void afterSingletonsInstantiated() {
    String bus = positions.bus();
    try {
      postgres.write(connection -> fill(connection, bus));
    } catch (ViewPositions.Held e) {
      LOG.error("Tables of the views are new and lack what was told before: {}", e.getMessage());
    }
  }

  private void fill(Connection connection, String bus) throws SQLException {
    try (Statement lock = connection.createStatement()) {
      // Of several processes that start at once, one does it.
      lock.execute("LOCK TABLE filled_from IN EXCLUSIVE MODE");
    }
    if (!isFilled(connection, bus)) {
      if (positions.forget(OF_TABLES)) {
        LOG.info("The tables of the views are new and are filled from the beginning of the bus");
      }
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO filled_from VALUES (?)")) {
        insert.setString(1, bus);
        insert.executeUpdate();
      }
    }
  }

  private static boolean isFilled(Connection connection, String bus) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("SELECT 1 FROM filled_from WHERE bus = ?")) {
      query.setString(1, bus);
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    }
  }
}
