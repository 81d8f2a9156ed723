package io.bursar.forecasting.series;

import static java.nio.charset.StandardCharsets.UTF_8;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.bursar.forecasting.ForecastingCode;
import io.bursar.forecasting.ForecastingProblem;
import io.bursar.forecasting.parquet.Parquet;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;

/**
 * Series from a file with the columns {@code series_id}, {@code date} (2026-11-28) and {@code
 * value}, in any order of columns and rows: CSV, packed by gzip or not, or Parquet. An empty value
 * is an unknown one, as null is. Other columns are left alone.
 */
public final class SeriesFile {

  /** A day beyond is a placeholder or a slip, and would make a series of millions of days. */
  private static final int FIRST_YEAR = 1900;

  private static final int LAST_YEAR = 2199;

  /** Of a day, as those who know no dates write it into Parquet. */
  private static final String MIDNIGHT = " 00:00:00.0";

  /** More is no amount, and squares of it are no numbers. */
  private static final double LARGEST = 1e15;

  private SeriesFile() {}

  /**
   * Reads all series of a file, in the order of their ids, each to the last day of the file.
   *
   * @param absent what a day without a row means
   * @throws ForecastingProblem when the file, its header or a row is unusable; names the line, of
   *     Parquet the row, the first one being 1
   */
  public static List<DailySeries> read(Path file, AbsentDays absent) {
    Map<String, NavigableMap<LocalDate, Double>> rows = new TreeMap<>();
    read(
        file,
        List.of("series_id", "date", "value"),
        (line, fields) -> {
          LocalDate day = day(file, line, fields.get(1));
          double value = number(file, line, fields.get(2));
          if (fields.get(0).isEmpty()) {
            throw unreadable(file, line, "it has no series_id.");
          }
          NavigableMap<LocalDate, Double> days =
              rows.computeIfAbsent(fields.get(0), id -> new TreeMap<>());
          if (days.put(day, value) != null) {
            throw new ForecastingProblem(
                ForecastingCode.SERIES_DAY_TWICE,
                place(file, line),
                "series " + fields.get(0) + " has two rows for " + day + ".");
          }
        });
    List<DailySeries> series = new ArrayList<>();
    Optional<LocalDate> end =
        rows.values().stream().map(NavigableMap::lastKey).max(LocalDate::compareTo);
    rows.forEach((id, days) -> series.add(series(id, days, end.get(), absent)));
    return series;
  }

  /**
   * Reads days from a column {@code date}: holidays, promotions.
   *
   * @throws ForecastingProblem when the file, its header or a row is unusable; names the line
   */
  public static Set<LocalDate> days(Path file) {
    Set<LocalDate> days = new HashSet<>();
    read(file, List.of("date"), (line, fields) -> days.add(day(file, line, fields.get(0).strip())));
    return days;
  }

  /**
   * Writes Parquet: a row for each day, with null where nobody knows the value. {@link #read} gives
   * the same series to the last bit, whatever it is told of absent days; only one that ends before
   * another then goes on to the last day of the file.
   *
   * @param file replaced when it is there
   * @throws ForecastingProblem when it cannot be written
   */
  public static void write(Path file, List<DailySeries> series) {
    Parquet.write(
        file,
        List.of(
            new Parquet.Column("series_id", "VARCHAR"),
            new Parquet.Column("date", "DATE"),
            new Parquet.Column("value", "DOUBLE")),
        rows -> {
          for (DailySeries one : series) {
            for (int day = 0; day < one.days(); day++) {
              rows.beginRow().append(one.id()).append(one.firstDay().plusDays(day));
              double value = one.value(day);
              if (Double.isNaN(value)) {
                rows.appendNull();
              } else {
                rows.append(value);
              }
              rows.endRow();
            }
          }
        });
  }

  private static DailySeries series(
      String id, NavigableMap<LocalDate, Double> days, LocalDate last, AbsentDays absent) {
    LocalDate first = days.firstKey();
    double[] values = new double[Math.toIntExact(last.toEpochDay() - first.toEpochDay()) + 1];
    Arrays.fill(values, absent.value());
    days.forEach((day, value) -> values[(int) (day.toEpochDay() - first.toEpochDay())] = value);
    return new DailySeries(id, first, values);
  }

  /** Takes the wanted fields of a row. */
  private interface RowTaker {
    void take(long line, List<String> fields);
  }

  private static void read(Path file, List<String> columns, RowTaker taker) {
    if (file.toString().endsWith(".parquet")) {
      Parquet.read(file, columns, rows -> take(rows, columns.size(), taker));
    } else {
      readText(file, columns, taker);
    }
  }

  private static void take(ResultSet rows, int columns, RowTaker taker) throws SQLException {
    for (long row = 1; rows.next(); row++) {
      List<String> fields = new ArrayList<>();
      for (int column = 1; column <= columns; column++) {
        String text = Optional.ofNullable(rows.getString(column)).orElse("").strip();
        fields.add(
            text.endsWith(MIDNIGHT) ? text.substring(0, text.length() - MIDNIGHT.length()) : text);
      }
      taker.take(row, fields);
    }
  }

  private static void readText(Path file, List<String> columns, RowTaker taker) {
    try (InputStream bytes = Files.newInputStream(file);
        Reader text = new InputStreamReader(unpacked(file, bytes), UTF_8.newDecoder());
        CsvReader<CsvRecord> records = CsvReader.builder().ofCsvRecord(text)) {
      int[] places = null;
      for (CsvRecord one : records) {
        if (places == null) {
          places = places(file, one, columns);
        } else {
          taker.take(one.getStartingLineNumber(), fields(file, one, places));
        }
      }
      if (places == null) {
        throw new ForecastingProblem(
            ForecastingCode.SERIES_HEADER, file.toString(), "the file is empty.");
      }
    } catch (IOException | UncheckedIOException | CsvParseException e) {
      throw new ForecastingProblem(
          ForecastingCode.SERIES_UNREADABLE, file.toString(), reason(e) + ".");
    }
  }

  /** The reader of rows says where it was; only what it met says why. */
  private static String reason(Exception e) {
    Throwable met = e;
    while (met.getCause() != null) {
      met = met.getCause();
    }
    if (met instanceof NoSuchFileException) {
      return "there is no such file";
    }
    if (met instanceof AccessDeniedException) {
      return "it may not be read";
    }
    if (met instanceof CharacterCodingException) {
      return "it is not in UTF-8";
    }
    return met instanceof EOFException ? "it ends too early" : met.getMessage();
  }

  private static InputStream unpacked(Path file, InputStream bytes) throws IOException {
    return file.toString().endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes;
  }

  private static int[] places(Path file, CsvRecord header, List<String> columns) {
    Map<String, Integer> found = new HashMap<>();
    for (int i = 0; i < header.getFieldCount(); i++) {
      String name = header.getField(i).replace("\uFEFF", "").strip();
      if (found.put(name, i) != null && columns.contains(name)) {
        throw new ForecastingProblem(
            ForecastingCode.SERIES_HEADER,
            place(file, header.getStartingLineNumber()),
            "there are two columns " + name + ".");
      }
    }
    for (String column : columns) {
      if (!found.containsKey(column)) {
        throw new ForecastingProblem(
            ForecastingCode.SERIES_HEADER,
            place(file, header.getStartingLineNumber()),
            "there is no column " + column + ".");
      }
    }
    return columns.stream().mapToInt(found::get).toArray();
  }

  private static List<String> fields(Path file, CsvRecord row, int[] places) {
    List<String> fields = new ArrayList<>();
    for (int place : places) {
      if (place >= row.getFieldCount()) {
        throw unreadable(
            file, row.getStartingLineNumber(), "it has only " + row.getFieldCount() + " fields.");
      }
      fields.add(row.getField(place).strip());
    }
    return fields;
  }

  private static LocalDate day(Path file, long line, String text) {
    try {
      LocalDate day = LocalDate.parse(text);
      if (day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR) {
        return day;
      }
    } catch (DateTimeParseException e) {
      // As below.
    }
    throw unreadable(
        file, line, "\"" + text + "\" is no day from " + FIRST_YEAR + " to " + LAST_YEAR + ".");
  }

  private static double number(Path file, long line, String text) {
    if (text.isEmpty()) {
      return Double.NaN;
    }
    try {
      double value = Double.parseDouble(text);
      if (Math.abs(value) <= LARGEST && isPlain(text)) {
        return value;
      }
    } catch (NumberFormatException e) {
      // As below.
    }
    throw unreadable(file, line, "\"" + text + "\" is no number, or too large.");
  }

  /** Java also takes 12f, 12d and 0xCp0 for numbers, which are none in any file. */
  private static boolean isPlain(String number) {
    return number.chars().allMatch(it -> "0123456789+-.eE".indexOf(it) >= 0);
  }

  private static ForecastingProblem unreadable(Path file, long line, String reason) {
    return new ForecastingProblem(ForecastingCode.SERIES_ROW, place(file, line), reason);
  }

  private static String place(Path file, long line) {
    return file + ":" + line;
  }
}
