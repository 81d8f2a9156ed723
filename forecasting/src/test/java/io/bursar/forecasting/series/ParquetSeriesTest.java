package io.bursar.forecasting.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bursar.forecasting.ForecastingProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ParquetSeriesTest {
  private static final LocalDate LAST = LocalDate.of(2026, 11, 28);

  @TempDir private Path temp;

  @Test
  void whatIsReadIsWhatWasWrittenToTheLastBit() {
    List<DailySeries> written = new ArrayList<>();
    Random random = new Random(3);
    for (int line = 0; line < 5; line++) {
      double[] values = new double[400 + 50 * line];
      Arrays.setAll(values, day -> random.nextInt(9) == 0 ? Double.NaN : amount(random));
      values[0] = -0.0;
      values[1] = Double.MIN_VALUE;
      values[2] = 0.1;
      values[values.length - 1] = Double.NaN;
      written.add(new DailySeries("acme/'ads' " + line, LAST.minusDays(values.length - 1), values));
    }
    Path file = temp.resolve("it's [odd]*?.parquet");
    SeriesFile.write(file, written);
    for (AbsentDays absent : AbsentDays.values()) {
      List<DailySeries> read = SeriesFile.read(file, absent);
      assertThat(read).hasSameSizeAs(written);
      for (int line = 0; line < written.size(); line++) {
        assertThat(read.get(line)).hasToString(written.get(line).toString());
        assertThat(bits(read.get(line))).isEqualTo(bits(written.get(line)));
      }
    }
  }

  /** A process that is killed removes nothing. */
  @Test
  @EnabledOnOs(OS.LINUX)
  void ofTheLibraryNoFileIsLeftWhileTheProcessLives() throws IOException {
    SeriesFile.write(
        temp.resolve("any.parquet"), List.of(new DailySeries("a", LAST, new double[] {1})));
    assertThat(Files.readString(Path.of("/proc/self/maps")).lines())
        .filteredOn(it -> it.contains("libduckdb_java"))
        .isNotEmpty()
        .allMatch(it -> it.endsWith(" (deleted)"));
  }

  /** Of any bits that may be an amount. */
  private static double amount(Random random) {
    double value = Double.longBitsToDouble(random.nextLong());
    return Math.abs(value) <= 1e15 ? value : random.nextGaussian();
  }

  private static List<Long> bits(DailySeries series) {
    return IntStream.range(0, series.days())
        .mapToObj(day -> Double.doubleToRawLongBits(series.value(day)))
        .toList();
  }

  @Test
  void otherProgramsFilesAreReadAsCsvIs() {
    Path file =
        file(
            """
            SELECT true AS other, 1.50::DECIMAL(18, 2) AS value, TIMESTAMP '2026-11-01' AS date,
              'a' AS series_id
            UNION ALL SELECT false, NULL, TIMESTAMP '2026-11-02', 'a'
            UNION ALL SELECT false, 3, TIMESTAMP '2026-11-04', 'a'
            """);
    DailySeries zero = SeriesFile.read(file, AbsentDays.ZERO).get(0);
    assertThat(bits(zero)).isEqualTo(bits(series(1.5, Double.NaN, 0, 3)));
    DailySeries missing = SeriesFile.read(file, AbsentDays.MISSING).get(0);
    assertThat(bits(missing)).isEqualTo(bits(series(1.5, Double.NaN, Double.NaN, 3)));
    assertThat(SeriesFile.days(file)).hasSize(3).contains(LocalDate.of(2026, 11, 4));
  }

  private static DailySeries series(double... values) {
    return new DailySeries("a", LocalDate.of(2026, 11, 1), values);
  }

  @Test
  void whatIsWrongIsToldWithItsRow() {
    String good = "SELECT 'a' AS series_id, '2026-11-29' AS date, '1' AS value UNION ALL ";
    for (String[] one :
        List.of(
            new String[] {"SELECT 'a' AS series_id, 1 AS date", "", "BUR-1501", "value"},
            new String[] {
              "SELECT 'a' AS series_id, 1 AS date, 2 AS \"Value\"", "", "BUR-1501", "value"
            },
            new String[] {good + "SELECT 'a', '2026-11-31', '1'", ":2", "BUR-1502", "11-31"},
            new String[] {good + "SELECT 'a', NULL, '1'", ":2", "BUR-1502", "no day"},
            new String[] {good + "SELECT 'a', '9999-12-31', '1'", ":2", "BUR-1502", "9999"},
            new String[] {good + "SELECT 'a', '2026-11-30', 'x'", ":2", "BUR-1502", "x"},
            new String[] {good + "SELECT 'a', '2026-11-30', '1e16'", ":2", "BUR-1502", "1e16"},
            new String[] {good + "SELECT 'a', '2026-11-29', '1'", ":2", "BUR-1503", "two rows"},
            new String[] {
              "SELECT 'a' AS series_id, DATE '2026-11-29' AS date, 'nan'::DOUBLE AS value",
              ":1",
              "BUR-1502",
              "NaN"
            })) {
      Path file = file(one[0]);
      assertThatThrownBy(() -> SeriesFile.read(file, AbsentDays.ZERO))
          .isInstanceOf(ForecastingProblem.class)
          .hasMessageContainingAll(file + one[1], one[2], one[3]);
    }
  }

  @Test
  void whatIsNoParquetIsRefusedOnce() throws IOException {
    Path good = temp.resolve("good.parquet");
    SeriesFile.write(good, List.of(series(1, 2, 3)));
    byte[] bytes = Files.readAllBytes(good);
    Path bad = temp.resolve("bad.parquet");
    for (int length : new int[] {0, 3, bytes.length / 2, bytes.length - 1}) {
      Files.write(bad, Arrays.copyOf(bytes, length));
      refused(bad, "bad.parquet");
    }
    Files.writeString(bad, "series_id,date,value\na,2026-11-01,1\n");
    refused(bad, "bad.parquet");
    refused(temp.resolve("gone.parquet"), "no such file");
  }

  private static void refused(Path file, String reason) {
    assertThatThrownBy(() -> SeriesFile.read(file, AbsentDays.ZERO))
        .isInstanceOf(ForecastingProblem.class)
        .hasMessageStartingWith("BUR-1500 " + file + ": ")
        .hasMessageContaining(reason)
        .hasMessageNotContaining("\n");
  }

  @Test
  void nothingIsLeftBehind() throws IOException {
    Path working = Path.of("").toAbsolutePath();
    List<Path> before = list(working);
    Path file = temp.resolve("series.parquet");
    SeriesFile.write(file, List.of(series(1, 2, 3)));
    SeriesFile.write(file, List.of(series(4, 5)));
    assertThat(SeriesFile.read(file, AbsentDays.ZERO).get(0).days()).isEqualTo(2);
    DailySeries fails = new DailySeries("a", LocalDate.MAX.minusDays(1), new double[] {1});
    assertThatThrownBy(() -> SeriesFile.write(file, Collections.nCopies(3, fails)))
        .isInstanceOf(RuntimeException.class);
    assertThat(SeriesFile.read(file, AbsentDays.ZERO).get(0).days()).isEqualTo(2);
    assertThatThrownBy(
            () -> SeriesFile.write(temp.resolve("gone/series.parquet"), List.of(series(1))))
        .isInstanceOf(ForecastingProblem.class)
        .hasMessageStartingWith("BUR-1510 ");
    assertThat(list(temp)).containsExactly(file);
    assertThat(list(working)).isEqualTo(before);
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private Path file(String query) {
    Path file = temp.resolve("other.parquet");
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute("COPY (" + query + ") TO '" + file + "' (FORMAT parquet)");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return file;
  }
}
