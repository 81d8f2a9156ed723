package io.bursar.forecasting.features;

import io.bursar.forecasting.ForecastingCode;
import io.bursar.forecasting.ForecastingProblem;
import io.bursar.forecasting.features.Places.Place;
import io.bursar.forecasting.model.Horizon;
import io.bursar.forecasting.parquet.Parquet;
import io.bursar.forecasting.series.History;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBAppender;

/**
 * Places to learn from, in Parquet: a row a place with {@code series_id}, {@code as_of}, the
 * numbers of {@link FeatureRow} and {@code target_0..29}, what came on that day and the 29 after,
 * as amounts; null where nobody knows. Who learns from it learns what the series themselves would
 * have taught, to the last bit. A place takes about a kilobyte of memory.
 */
public final class FeatureTable {
  private static final String SERIES = "series_id";
  private static final String AS_OF = "as_of";
  private static final List<Parquet.Column> COLUMNS = columns();

  private FeatureTable() {}

  private static List<Parquet.Column> columns() {
    List<Parquet.Column> columns = new ArrayList<>();
    columns.add(new Parquet.Column(SERIES, "VARCHAR"));
    columns.add(new Parquet.Column(AS_OF, "DATE"));
    FeatureRow.NAMES.forEach(name -> columns.add(new Parquet.Column(name, "DOUBLE")));
    for (int day = 0; day < Horizon.DAYS; day++) {
      columns.add(new Parquet.Column("target_" + day, "DOUBLE"));
    }
    return List.copyOf(columns);
  }

  /** A row. */
  private static final class Row implements Place {
    private final FeatureRow features;
    private final double[] targets;

    Row(FeatureRow features, double[] targets) {
      this.features = features;
      this.targets = targets;
    }

    @Override
    public LocalDate day() {
      return features.asOf();
    }

    @Override
    public FeatureRow features() {
      return features;
    }

    @Override
    public double actual(int day) {
      return targets[day];
    }

    @Override
    public History history() {
      throw new IllegalStateException("a table has features and not the days before " + features);
    }
  }

  /**
   * Writes a table, over one that is there.
   *
   * @throws ForecastingProblem when it cannot be written
   */
  public static void write(Path file, Places places) {
    Parquet.write(
        file,
        COLUMNS,
        rows -> {
          for (Place place : places.some(0, places.size())) {
            FeatureRow features = place.features();
            rows.beginRow().append(features.series()).append(features.asOf());
            for (int i = 0; i < FeatureRow.NAMES.size(); i++) {
              append(rows, features.value(i));
            }
            for (int day = 0; day < Horizon.DAYS; day++) {
              append(rows, place.actual(day));
            }
            rows.endRow();
          }
        });
  }

  private static void append(DuckDBAppender row, double value) throws SQLException {
    if (Double.isNaN(value)) {
      row.appendNull();
    } else {
      row.append(value);
    }
  }

  /**
   * Reads a table: the same places, in the same order.
   *
   * @throws ForecastingProblem when it is none; names the column, or the row, the first one being 1
   */
  public static Places read(Path file) {
    List<Place> places = new ArrayList<>();
    Parquet.read(
        file,
        COLUMNS.stream().map(Parquet.Column::name).toList(),
        rows -> {
          requireTypes(file, rows.getMetaData());
          Map<String, String> ids = new HashMap<>();
          while (rows.next()) {
            places.add(row(file + ":" + (places.size() + 1), rows, ids));
          }
        });
    return new Places(places);
  }

  private static void requireTypes(Path file, ResultSetMetaData found) throws SQLException {
    for (int i = 0; i < COLUMNS.size(); i++) {
      Parquet.Column wanted = COLUMNS.get(i);
      String type = found.getColumnTypeName(i + 1);
      if (!wanted.type().equals(type)) {
        throw new ForecastingProblem(
            ForecastingCode.SERIES_HEADER,
            file.toString(),
            "the column " + wanted.name() + " is " + type + " and not " + wanted.type() + ".");
      }
    }
  }

  private static Place row(String where, ResultSet rows, Map<String, String> ids)
      throws SQLException {
    String id = rows.getString(1);
    LocalDate asOf = rows.getObject(2, LocalDate.class);
    if (id == null || asOf == null) {
      throw new ForecastingProblem(
          ForecastingCode.SERIES_ROW, where, "it has no " + (id == null ? SERIES : AS_OF) + ".");
    }
    int width = FeatureRow.NAMES.size();
    double[] values = numbers(rows, 3, width);
    FeatureRow features = new FeatureRow(ids.computeIfAbsent(id, it -> it), asOf, values);
    if (!features.isUsable()) {
      throw new ForecastingProblem(
          ForecastingCode.SERIES_ROW, where, "its scale or a floor is not what one can be.");
    }
    return new Row(features, numbers(rows, 3 + width, Horizon.DAYS));
  }

  private static double[] numbers(ResultSet row, int first, int count) throws SQLException {
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      double value = row.getDouble(first + i);
      numbers[i] = row.wasNull() ? Double.NaN : value;
    }
    return numbers;
  }
}
