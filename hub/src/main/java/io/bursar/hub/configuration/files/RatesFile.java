package io.bursar.hub.configuration.files;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.bursar.core.configuration.Rate;
import io.bursar.hub.configuration.lint.Lint;
import io.bursar.hub.configuration.lint.LintCode;
import io.bursar.hub.configuration.lint.Lints;
import io.bursar.hub.configuration.lint.Place;
import io.bursar.hub.configuration.spec.BadValue;
import io.bursar.hub.configuration.spec.Names;
import io.bursar.hub.configuration.spec.Numbers;
import io.bursar.hub.configuration.spec.Times;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code rates.csv}: {@code date,currency,rate}, a line a currency and day. */
final class RatesFile {

  private static final List<String> HEADER = List.of("date", "currency", "rate");

  private static final Pattern LINE = Pattern.compile("line (\\d{1,9})");

  private final String path;
  private final Optional<String> ledgerCurrency;
  private final Lints lints;
  private final Map<String, Long> lines = new HashMap<>();

  RatesFile(String path, Optional<String> ledgerCurrency, Lints lints) {
    this.path = path;
    this.ledgerCurrency = ledgerCurrency;
    this.lints = lints;
  }

  List<Rate> read(String text) {
    List<Rate> rates = new ArrayList<>();
    try (CsvReader<CsvRecord> reader =
        CsvReader.builder().skipEmptyLines(true).acceptCharsAfterQuotes(false).ofCsvRecord(text)) {
      Iterator<CsvRecord> rows = reader.iterator();
      if (!rows.hasNext() || !header(rows.next())) {
        return List.of();
      }
      rows.forEachRemaining(row -> rate(row).ifPresent(rates::add));
    } catch (IOException | RuntimeException e) {
      lints.add(notCsv(e));
    }
    return List.copyOf(rates);
  }

  /** FastCSV says what is wrong in the cause, and where only in its words. */
  private Lint notCsv(Exception e) {
    Matcher line = LINE.matcher(String.valueOf(e.getMessage()));
    Place place =
        line.find() ? new Place(path, Integer.parseInt(line.group(1)), 0) : Place.of(path);
    Throwable cause = e.getCause() == null ? e : e.getCause();
    return Lint.error(
        place,
        LintCode.CSV,
        "not valid CSV, " + cause.getMessage(),
        "correct the quotes; the rest of the file was not read");
  }

  private boolean header(CsvRecord row) {
    if (row.getFields().equals(HEADER)) {
      return true;
    }
    lints.add(
        Lint.error(
            new Place(path, (int) row.getStartingLineNumber(), 1),
            LintCode.CSV,
            "not the header of a rates file:",
            String.join(",", row.getFields()),
            "begin the file with the line " + String.join(",", HEADER)));
    return false;
  }

  private Optional<Rate> rate(CsvRecord row) {
    Place place = new Place(path, (int) row.getStartingLineNumber(), 0);
    if (row.getFieldCount() != HEADER.size()) {
      lints.add(
          Lint.error(
              place,
              LintCode.CSV,
              "a row of " + row.getFieldCount() + " fields:",
              String.join(",", row.getFields()),
              "write date,currency,rate"));
      return Optional.empty();
    }
    Optional<LocalDate> day = field(place, row, 0, Times::date);
    Optional<String> currency = field(place, row, 1, Names::currency);
    Optional<BigDecimal> rate = field(place, row, 2, Numbers::aboveZero);
    if (day.isEmpty() || currency.isEmpty() || rate.isEmpty()) {
      return Optional.empty();
    }
    if (currency.equals(ledgerCurrency)) {
      lints.add(
          Lint.error(
              place,
              LintCode.OUT_OF_RANGE,
              "a rate of the ledger's own currency,",
              currency.get(),
              "take the row out; it is always 1"));
    }
    Long other = lines.putIfAbsent(currency.get() + day.get(), row.getStartingLineNumber());
    if (other != null) {
      lints.add(
          Lint.error(
              place,
              LintCode.DUPLICATE,
              "a second rate of the day, as in line " + other + ", of",
              currency.get(),
              "keep one of the two"));
    }
    return Optional.of(new Rate(currency.get(), day.get(), rate.get()));
  }

  private interface Reader<T> {
    T read(String text) throws BadValue;
  }

  private <T> Optional<T> field(Place place, CsvRecord row, int index, Reader<T> reader) {
    String text = row.getField(index).strip();
    try {
      return Optional.of(reader.read(text));
    } catch (BadValue e) {
      String what = HEADER.get(index) + ": " + e.getMessage();
      lints.add(Lint.error(place, e.code(), what, text, e.remedy()));
      return Optional.empty();
    }
  }
}
