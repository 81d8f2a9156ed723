package io.bursar.forecasting.parquet;

import io.bursar.forecasting.ForecastingCode;
import io.bursar.forecasting.ForecastingProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.duckdb.DuckDBAppender;
import org.duckdb.DuckDBConnection;
import org.duckdb.DuckDBDriver;

/**
 * Reads and writes Parquet with a DuckDB in memory that lives as long as the call. It never reaches
 * for the network and writes no file but the one that it is told to: its reader of Parquet is built
 * in, and nothing is spilled.
 */
public final class Parquet {

  private Parquet() {}

  /** Takes all rows. */
  public interface Reader {
    /**
     * Takes them.
     *
     * @param rows the columns asked for, the first one 1, row by row as the file has them
     */
    void read(ResultSet rows) throws SQLException;
  }

  /** Gives all rows. */
  public interface Writer {
    /**
     * Gives them.
     *
     * @param rows wants all columns of a row, in their order
     */
    void write(DuckDBAppender rows) throws SQLException;
  }

  /**
   * A column to be written.
   *
   * @param type DuckDB's, as DATE or DOUBLE
   */
  public record Column(String name, String type) {
    private String definition() {
      return quoted(name) + " " + type;
    }
  }

  /**
   * Reads some columns of a file; others are left alone.
   *
   * @throws ForecastingProblem when there is no such file, it is no Parquet, or lacks a column
   */
  public static void read(Path file, List<String> columns, Reader reader) {
    if (!Files.isReadable(file)) {
      boolean there = Files.exists(file);
      throw unreadable(file, there ? "it may not be read" : "there is no such file");
    }
    try (DuckDBConnection duck = open()) {
      Set<String> found = columns(duck, file);
      for (String column : columns) {
        if (!found.contains(column)) {
          throw new ForecastingProblem(
              ForecastingCode.SERIES_HEADER, file.toString(), "there is no column " + column + ".");
        }
      }
      try (PreparedStatement query = query(duck, file, columns, "");
          ResultSet rows = query.executeQuery()) {
        reader.read(rows);
      }
    } catch (SQLException e) {
      throw unreadable(file, reason(e));
    }
  }

  /**
   * Writes a file, over one that is there; none is there in part, or when it fails.
   *
   * @throws ForecastingProblem when it cannot be written
   */
  public static void write(Path file, List<Column> columns, Writer writer) {
    Path part = file.resolveSibling("." + file.getFileName() + ".part");
    try (DuckDBConnection duck = open();
        Statement statement = duck.createStatement()) {
      String all = columns.stream().map(Column::definition).collect(Collectors.joining(", "));
      statement.execute("CREATE TEMP TABLE rows (" + all + ")");
      try (DuckDBAppender rows = duck.createAppender("rows")) {
        writer.write(rows);
      }
      String to = part.toAbsolutePath().toString().replace("'", "''");
      statement.execute(
          "COPY rows TO '" + to + "' (FORMAT parquet, COMPRESSION zstd, USE_TMP_FILE false)");
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (SQLException | IOException e) {
      throw new ForecastingProblem(
          ForecastingCode.FILE_NOT_WRITTEN, file.toString(), reason(e) + ".");
    } finally {
      // It is gone, unless the above failed.
      part.toFile().delete();
    }
  }

  private static DuckDBConnection open() throws SQLException {
    Properties options = new Properties();
    options.setProperty("autoinstall_known_extensions", "false");
    options.setProperty("autoload_known_extensions", "false");
    // By default it spills into a folder of the working folder.
    options.setProperty("temp_directory", "");
    options.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, "true");
    Connection connection = new DuckDBDriver().connect("jdbc:duckdb:", options);
    UnpackedLibrary.remove();
    return connection.unwrap(DuckDBConnection.class);
  }

  private static Set<String> columns(DuckDBConnection duck, Path file) throws SQLException {
    Set<String> names = new HashSet<>();
    try (PreparedStatement query = query(duck, file, List.of(), " LIMIT 0");
        ResultSet none = query.executeQuery()) {
      ResultSetMetaData columns = none.getMetaData();
      for (int i = 1; i <= columns.getColumnCount(); i++) {
        names.add(columns.getColumnName(i));
      }
    }
    return names;
  }

  /** Of some columns; of all where none is named. */
  private static PreparedStatement query(
      DuckDBConnection duck, Path file, List<String> columns, String limit) throws SQLException {
    String wanted =
        columns.isEmpty()
            ? "*"
            : columns.stream().map(Parquet::quoted).collect(Collectors.joining(", "));
    PreparedStatement query =
        duck.prepareStatement(
            "SELECT " + wanted + " FROM read_parquet(?, hive_partitioning = false)" + limit);
    // To DuckDB these are patterns, unless they stand in brackets.
    query.setString(1, file.toAbsolutePath().toString().replaceAll("[*?\\[]", "[$0]"));
    return query;
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  private static ForecastingProblem unreadable(Path file, String reason) {
    return new ForecastingProblem(ForecastingCode.SERIES_UNREADABLE, file.toString(), reason + ".");
  }

  /** The first line; the others show the statement. */
  private static String reason(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }
}
