package io.bursar.routes.views;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/**
 * The database of the views. Its errors are of three kinds: it is away or busy ({@link ViewAway}:
 * wait), the rows do not fit ({@link BadData}: waiting does not help), and a row is there already
 * ({@link Taken}).
 *
 * <p>synchronous_commit stays as the server has it, on: the bus forgets a batch when PostgreSQL has
 * said that it has it, so a commit that a crash of PostgreSQL can take back would be a hole in a
 * view. With batches of thousands it costs nothing that can be measured.
 */
final class Postgres {

  /** A row with that key is there already. */
  static final class Taken extends Exception {
    private static final long serialVersionUID = 1L;

    Taken(Throwable cause) {
      super(cause);
    }
  }

  /** What is done in one transaction. */
  interface Work {
    void on(Connection connection) throws SQLException;
  }

  /** How a row is read. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  private final DataSource source;

  Postgres(DataSource source) {
    this.source = source;
  }

  /** All of it or nothing. */
  void write(Work work) {
    try {
      writeNew(work);
    } catch (Taken e) {
      throw new BadData(e.getCause());
    }
  }

  /** All of it, or nothing where a row is there already. */
  void writeNew(Work work) throws Taken {
    try (Connection connection = source.getConnection()) {
      connection.setAutoCommit(false);
      boolean done = false;
      try {
        work.on(connection);
        connection.commit();
        done = true;
      } finally {
        if (!done) {
          rollBack(connection);
        }
      }
    } catch (SQLException e) {
      if ("23505".equals(e.getSQLState())) {
        throw new Taken(e);
      }
      throw translated(e);
    }
  }

  /** Rows of a query, its parameters given in order; a List becomes a text[]. */
  <T> List<T> read(Sql sql, Row<T> row) {
    try (Connection connection = source.getConnection();
        PreparedStatement query = connection.prepareStatement(sql.text())) {
      for (int i = 0; i < sql.values().size(); i++) {
        Object value = sql.values().get(i);
        if (value instanceof List<?> list) {
          query.setArray(i + 1, connection.createArrayOf("text", list.toArray()));
        } else {
          query.setObject(i + 1, value);
        }
      }
      try (ResultSet rows = query.executeQuery()) {
        List<T> found = new ArrayList<>();
        while (rows.next()) {
          found.add(row.read(rows));
        }
        return found;
      }
    } catch (SQLException e) {
      throw new ViewAway("PostgreSQL", e);
    }
  }

  static Optional<String> optional(ResultSet row, String column) throws SQLException {
    return Optional.ofNullable(row.getString(column));
  }

  private static void rollBack(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      // The connection is gone, and with it the transaction.
      return;
    }
  }

  private static RuntimeException translated(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    // 22 data, 23 constraints, 54 limits such as the length of a key.
    boolean data = state.startsWith("22") || state.startsWith("23") || state.startsWith("54");
    return data ? new BadData(e) : new ViewAway("PostgreSQL", e);
  }
}
