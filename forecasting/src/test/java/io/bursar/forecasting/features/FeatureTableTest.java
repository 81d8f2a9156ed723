package io.bursar.forecasting.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bursar.forecasting.ForecastingProblem;
import io.bursar.forecasting.features.Places.Place;
import io.bursar.forecasting.series.DailySeries;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FeatureTableTest {
  private static final LocalDate FIRST = LocalDate.of(2024, 1, 1);
  private static final int DAYS = 500;

  @TempDir private Path folder;

  @Test
  void whatIsReadIsWhatWasWrittenToTheLastBitAndInItsOrder() {
    Places written = new Places(lines(), FIRST.plusDays(DAYS - 3L));
    Places read = FeatureTable.read(written());
    assertThat(read.size()).isEqualTo(written.size());
    for (int i = 0; i < read.size(); i++) {
      Place found = read.some(i, i + 1).get(0);
      Place expected = written.some(i, i + 1).get(0);
      assertThat(found.features()).isEqualTo(expected.features());
      for (int day = 0; day < 30; day++) {
        assertThat(bits(found.actual(day))).isEqualTo(bits(expected.actual(day)));
      }
    }
  }

  private static long bits(double value) {
    return Double.doubleToLongBits(value);
  }

  @Test
  void whatIsNoTableOfThisVersionIsRefused() {
    Path good = written();
    String all = "SELECT * FROM '" + good + "'";
    refused("SELECT * EXCLUDE (scale) FROM '" + good + "'", "", "BUR-1501", "no column scale");
    refused(
        "SELECT * REPLACE (CAST(trend AS FLOAT) AS trend) FROM '" + good + "'",
        "",
        "BUR-1501",
        "trend is FLOAT and not DOUBLE");
    refused(all.replace("*", "* REPLACE (NULL::VARCHAR AS series_id)"), ":1", "BUR-1502", "series");
    refused(all.replace("*", "* REPLACE (NULL::DATE AS as_of)"), ":1", "BUR-1502", "as_of");
    refused(all.replace("*", "* REPLACE (0::DOUBLE AS scale)"), ":1", "BUR-1502", "scale");
    refused(all.replace("*", "* REPLACE (NULL::DOUBLE AS floor_3)"), ":1", "BUR-1502", "floor");
  }

  private void refused(String query, String place, String code, String reason) {
    Path file = folder.resolve("other.parquet");
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute("COPY (" + query + ") TO '" + file + "' (FORMAT parquet)");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    assertThatThrownBy(() -> FeatureTable.read(file))
        .isInstanceOf(ForecastingProblem.class)
        .hasMessageContainingAll(file + place + ":", code, reason);
  }

  private Path written() {
    Path file = folder.resolve("features.parquet");
    FeatureTable.write(file, new Places(lines(), FIRST.plusDays(DAYS - 3L)));
    return file;
  }

  private static List<DailySeries> lines() {
    Random random = new Random(2);
    List<DailySeries> lines = new ArrayList<>();
    for (int line = 0; line < 4; line++) {
      double[] values = new double[DAYS];
      Arrays.setAll(
          values, day -> random.nextInt(7) == 0 ? Double.NaN : 100 * random.nextGaussian());
      lines.add(new DailySeries("line/" + line, FIRST.plusDays(line), values));
    }
    return lines;
  }
}
