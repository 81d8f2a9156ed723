package io.bursar.connectors.samples;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** A table as an old German finance system drops it: semicolons, commas, debit and credit. */
final class FinanceTable {
  private final LocalDate first;
  private final LocalDate today;

  FinanceTable(LocalDate first, LocalDate today) {
    this.first = first;
    this.today = today;
  }

  void write(Writer writer) throws IOException {
    try (CsvWriter csv = CsvWriter.builder().fieldSeparator(';').build(writer)) {
      csv.writeRecord("Finanzbuchhaltung - Auszug", "Stand " + german(today));
      csv.writeRecord(
          "Belegnummer",
          "Buchungsdatum",
          "Kostenstelle",
          "Bereich",
          "Lieferant",
          "Buchungstext",
          "Soll",
          "Haben",
          "Währung",
          "Änderung");
      DecimalFormat amounts =
          new DecimalFormat("#,##0.00", DecimalFormatSymbols.getInstance(Locale.GERMANY));
      for (Booking booking : bookings()) {
        boolean credit = booking.amount().signum() < 0;
        String amount = amounts.format(booking.amount().abs());
        csv.writeRecord(
            booking.document(),
            german(booking.date()),
            booking.costCentre(),
            booking.area(),
            booking.supplier(),
            booking.text(),
            credit ? "" : amount,
            credit ? amount : "",
            booking.currency(),
            DemoAds.compact(booking.asOf()));
      }
    }
  }

  /** All bookings in the order of their days, as the policies see the months fill. */
  List<Booking> bookings() {
    List<Booking> bookings = new ArrayList<>();
    for (YearMonth month = YearMonth.from(first);
        !month.atDay(1).isAfter(today);
        month = month.plusMonths(1)) {
      LocalDate until = month.atEndOfMonth().isBefore(today) ? month.atEndOfMonth() : today;
      bookings.addAll(DemoAds.month(month, until));
      month
          .atDay(1)
          .datesUntil(until.plusDays(1))
          .forEach(day -> bookings.addAll(DemoOperations.day(day)));
    }
    bookings.sort(Comparator.comparing(Booking::date));
    return bookings;
  }

  /** What was spent in a currency, credits taken off; for those who check the import. */
  BigDecimal total(String currency) {
    return bookings().stream()
        .filter(booking -> booking.currency().equals(currency))
        .map(Booking::amount)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static String german(LocalDate day) {
    return DateTimeFormatter.ofPattern("dd.MM.uuuu").format(day);
  }
}
