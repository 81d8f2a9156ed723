package io.bursar.forecasting.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bursar.forecasting.ForecastingProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeriesFileTest {
  @TempDir private Path temp;

  @Test
  void absentDaysAreZeroOrMissingAndEmptyValuesAreUnknown() throws IOException {
    Path file = file("value,date,series_id\n3,2026-11-04,a\n1.5,2026-11-01,a\n,2026-11-02,a\n");
    DailySeries zero = SeriesFile.read(file, AbsentDays.ZERO).get(0);
    DailySeries missing = SeriesFile.read(file, AbsentDays.MISSING).get(0);
    assertThat(zero.firstDay()).isEqualTo(LocalDate.of(2026, 11, 1));
    assertThat(values(zero)).containsExactly(1.5, Double.NaN, 0, 3);
    assertThat(values(missing)).containsExactly(1.5, Double.NaN, Double.NaN, 3);
  }

  @Test
  void everySeriesGoesToTheLastDayOfTheFile() throws IOException {
    Path file = file("series_id,date,value\na,2026-11-01,1\nb,2026-11-02,2\nb,2026-11-03,2\n");
    assertThat(values(SeriesFile.read(file, AbsentDays.ZERO).get(0))).containsExactly(1, 0, 0);
    assertThat(values(SeriesFile.read(file, AbsentDays.MISSING).get(0)))
        .containsExactly(1, Double.NaN, Double.NaN);
  }

  @Test
  void anOriginAfterTheEndHasNoHistory() {
    DailySeries series = new DailySeries("a", LocalDate.of(2026, 11, 1), new double[] {1, 2});
    assertThat(series.before(LocalDate.of(2026, 11, 3)).days()).isEqualTo(2);
    assertThatThrownBy(() -> series.before(LocalDate.of(2026, 11, 4)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsWrongIsToldWithItsLine() throws IOException {
    for (String[] one :
        List.of(
            new String[] {"series_id,date\n", ":1", "BUR-1501", "value"},
            new String[] {"series_id,date,value\na,2026-11-31,1\n", ":2", "BUR-1502", "11-31"},
            new String[] {"series_id,date,value\na,2026-11-30,1e999\n", ":2", "BUR-1502", "1e999"},
            new String[] {"series_id,date,value\na,9999-12-31,1\n", ":2", "BUR-1502", "9999"},
            new String[] {"series_id,date,value\na,2026-11-30,1e16\n", ":2", "BUR-1502", "1e16"},
            new String[] {"series_id,date,value\na,2026-11-30\n", ":2", "BUR-1502", "2 fields"},
            new String[] {"series_id,date,value\na,2026-11-30,12f\n", ":2", "BUR-1502", "12f"},
            new String[] {"series_id,date,value\na,2026-11-30,0x1p3\n", ":2", "BUR-1502", "0x1p3"},
            new String[] {
              "series_id,date,value\na,2026-11-30,1\0\n", ":2", "BUR-1502", "no number"
            },
            new String[] {
              "series_id,date,value\n,2026-11-30,1\n", ":2", "BUR-1502", "no series_id"
            },
            new String[] {"series_id,date,value,value\n", ":1", "BUR-1501", "two columns value"},
            new String[] {
              "series_id,date,value\na,2026-11-30,1\na,2026-11-30,1\n", ":3", "BUR-1503", "two rows"
            })) {
      Path file = file(one[0]);
      assertThatThrownBy(() -> SeriesFile.read(file, AbsentDays.ZERO))
          .isInstanceOf(ForecastingProblem.class)
          .hasMessageContainingAll(file + one[1], one[2], one[3]);
    }
  }

  /** Where bytes are no text, two lines could become one. */
  @Test
  void bytesThatAreNoTextAreRefused() throws IOException {
    Path file = temp.resolve("latin.csv");
    Files.write(
        file,
        "series_id,date,value\nZ\u00fcrich,2026-11-01,1\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThatThrownBy(() -> SeriesFile.read(file, AbsentDays.ZERO))
        .isInstanceOf(ForecastingProblem.class)
        .hasMessageContainingAll("BUR-1500", file.toString(), "not in UTF-8");
  }

  @Test
  void whatEndsTooEarlySaysSo() throws IOException {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("series_id,date,value\na,2026-11-01,1\n".getBytes(StandardCharsets.UTF_8));
    }
    Path file = temp.resolve("half.csv.gz");
    Files.write(file, Arrays.copyOf(packed.toByteArray(), packed.size() - 12));
    assertThatThrownBy(() -> SeriesFile.read(file, AbsentDays.ZERO))
        .isInstanceOf(ForecastingProblem.class)
        .hasMessageContainingAll("BUR-1500", file.toString(), "it ends too early");
  }

  @Test
  void aHistoryShowsNothingFromItsOriginOn() {
    DailySeries series =
        new DailySeries("a", LocalDate.of(2026, 11, 1), new double[] {1, 2, 3, 4, 5});
    History history = series.before(LocalDate.of(2026, 11, 4));
    assertThat(history.days()).isEqualTo(3);
    assertThat(history.ago(1)).isEqualTo(3);
    assertThat(history.ago(4)).isNaN();
    assertThatThrownBy(() -> history.ago(0)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThat(history.last(2).mean(9)).isEqualTo(2.5);
    assertThat(history.earlier(1).ago(1)).isEqualTo(2);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(temp.resolve("series.csv"), text);
  }

  private static double[] values(DailySeries series) {
    double[] values = new double[series.days()];
    for (int day = 0; day < values.length; day++) {
      values[day] = series.value(day);
    }
    return values;
  }
}
