package io.bursar.connectors.samples;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** E-commerce and benefits: what a shop and its people cost day by day, in EUR. */
final class DemoOperations {
  private static final String[] STOREFRONT = {
    "Zahlungsgebühren", "Marktplatzprovision", "Produktfotos", "Betrugsprüfung", "Übersetzungen"
  };
  private static final String[] LOGISTICS = {
    "Paketversand", "Lagerfläche", "Kartonagen", "Retourenprüfung", "Zustellung Insel"
  };
  private static final String[] CARRIERS = {"Kurier Nord GmbH", "Paketring AG", "Müller Spedition"};

  private DemoOperations() {}

  static List<Booking> day(LocalDate day) {
    List<Booking> bookings = new ArrayList<>();
    boolean weekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    storefront(day, weekend, bookings);
    logistics(day, weekend, bookings);
    benefits(day, weekend, bookings);
    return bookings;
  }

  private static void storefront(LocalDate day, boolean weekend, List<Booking> bookings) {
    Dice dice = new Dice("storefront", day);
    for (int i = 0; i < 34; i++) {
      bookings.add(
          booking(
              "SF",
              day,
              i,
              "5210",
              "Ladengeschäft online",
              "Kassenwerk Zahlungen SE",
              dice.oneOf(STOREFRONT),
              dice.about(weekend ? 22 : 17, 60, 2)));
    }
  }

  private static void logistics(LocalDate day, boolean weekend, List<Booking> bookings) {
    Dice dice = new Dice("logistics", day);
    int count = weekend ? 10 : 44;
    for (int i = 0; i < count; i++) {
      boolean credit = dice.below(30) == 0;
      bookings.add(
          booking(
              "LG",
              day,
              i,
              "5220",
              "Logistik",
              dice.oneOf(CARRIERS),
              credit ? "Gutschrift Transportschaden" : dice.oneOf(LOGISTICS),
              dice.about(credit ? -35 : 29, 60, 2)));
    }
    if (day.getDayOfMonth() == 3) {
      bookings.add(
          booking(
              "LG",
              day,
              90,
              "5220",
              "Logistik",
              "Hallenbau Süd KG",
              "Lagermiete",
              new BigDecimal("1450.00")));
    }
  }

  private static void benefits(LocalDate day, boolean weekend, List<Booking> bookings) {
    Dice dice = new Dice("benefits", day);
    for (int i = 0; !weekend && i < 16; i++) {
      bookings.add(
          booking(
              "BM",
              day,
              i,
              "6110",
              "Essenszuschuss",
              "Mittagstisch eG",
              "Essensmarken",
              dice.about(16, 40, 2)));
    }
    if (day.getDayOfMonth() == 1) {
      bookings.add(
          booking(
              "BV",
              day,
              1,
              "6120",
              "Versicherung",
              "Solidar Kranken VVaG",
              "Zusatzversicherung",
              new BigDecimal("5400.00")));
      bookings.add(
          booking(
              "BV",
              day,
              2,
              "6120",
              "Versicherung",
              "Alpina Vorsorge AG",
              "Altersvorsorge",
              new BigDecimal("3150.50")));
    }
  }

  private static Booking booking(
      String series,
      LocalDate day,
      int number,
      String costCentre,
      String area,
      String supplier,
      String text,
      BigDecimal amount) {
    String document = String.format("%s%s-%03d", series, DemoAds.compact(day), number);
    return Booking.of(document, day, costCentre, area, supplier, text, amount, "EUR");
  }
}
