package io.bursar.connectors.samples;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/** Advertising: clicks every day, and a campaign that brings each month near its budget. */
final class DemoAds {
  static final String SEARCH_BUDGET = "24000";
  static final String SOCIAL_BUDGET = "16000";

  /** What the month has used of its budget at its end, and today: 86 % for both together. */
  private static final BigDecimal SEARCH_SHARE = new BigDecimal("0.84");

  private static final BigDecimal SOCIAL_SHARE = new BigDecimal("0.89");

  private static final int CAMPAIGN_BOOKINGS = 12;
  private static final int CAMPAIGN_DAYS = 3;
  private static final String[] SEARCH_GROUPS = {
    "Marke", "Laufschuhe", "Jacken", "Zelte", "Rucksäcke", "Geschenke", "Sale", "Wettbewerb"
  };
  private static final String[] SOCIAL_GROUPS = {
    "Reichweite", "Wiederansprache", "Video", "Neuheiten", "Influencer"
  };

  private DemoAds() {}

  /** The bookings of a month up to a day of it. */
  static List<Booking> month(YearMonth month, LocalDate until) {
    List<Booking> bookings = new ArrayList<>(channel(true, month, until));
    bookings.addAll(channel(false, month, until));
    return bookings;
  }

  private static List<Booking> channel(boolean search, YearMonth month, LocalDate until) {
    List<Booking> bookings = new ArrayList<>();
    month.atDay(1).datesUntil(until.plusDays(1)).forEach(day -> bookings.addAll(day(search, day)));
    BigDecimal spent =
        bookings.stream().map(Booking::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    BigDecimal target =
        search
            ? new BigDecimal(SEARCH_BUDGET).multiply(SEARCH_SHARE)
            : new BigDecimal(SOCIAL_BUDGET).multiply(SOCIAL_SHARE);
    bookings.addAll(campaign(search, month, until, target.subtract(spent)));
    return bookings;
  }

  private static List<Booking> day(boolean search, LocalDate day) {
    Dice dice = new Dice(search ? "search" : "social", day);
    boolean weekend =
        day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    double mean = search ? (weekend ? 12.0 : 17.0) : (weekend ? 17.0 : 14.0);
    List<Booking> bookings = new ArrayList<>();
    int count = search ? 35 : 25;
    for (int i = 0; i < count; i++) {
      String group = dice.oneOf(search ? SEARCH_GROUPS : SOCIAL_GROUPS);
      bookings.add(booking(search, day, i, "Anzeigen " + group, dice.about(mean, 40, 2)));
    }
    if (dice.below(9) == 0) {
      bookings.add(
          booking(search, day, count, "Gutschrift ungültige Klicks", dice.about(-25, 50, 2)));
    }
    return bookings;
  }

  private static Booking booking(
      boolean search, LocalDate day, int number, String text, BigDecimal amount) {
    String document = String.format("%s%s-%03d", search ? "WS" : "WM", compact(day), number);
    return Booking.of(
        document,
        day,
        search ? "4110" : "4120",
        search ? "Suchmaschinen" : "Soziale Medien",
        search ? "Northlight Search" : "Circle Social",
        text,
        amount,
        "USD");
  }

  /** What is missing to the target, on the last days up to {@code until}, the later the more. */
  private static List<Booking> campaign(
      boolean search, YearMonth month, LocalDate until, BigDecimal missing) {
    int days = Math.min(CAMPAIGN_DAYS, until.getDayOfMonth());
    List<Booking> bookings = new ArrayList<>();
    BigDecimal left = missing;
    int weights = CAMPAIGN_BOOKINGS * (CAMPAIGN_BOOKINGS + 1) / 2;
    for (int i = 1; i <= CAMPAIGN_BOOKINGS; i++) {
      BigDecimal share =
          missing
              .multiply(BigDecimal.valueOf(i))
              .divide(BigDecimal.valueOf(weights), 2, RoundingMode.HALF_EVEN);
      BigDecimal amount = i == CAMPAIGN_BOOKINGS ? left : share;
      left = left.subtract(amount);
      LocalDate day =
          until.minusDays(days - 1L).plusDays((long) (i - 1) * days / CAMPAIGN_BOOKINGS);
      Booking plain = booking(search, day, i, "Kampagne " + month, amount);
      String document = String.format("%s%s-%02d", search ? "KS" : "KM", month, i);
      bookings.add(
          new Booking(
              document,
              day,
              plain.costCentre(),
              plain.area(),
              plain.supplier(),
              plain.text(),
              amount,
              plain.currency(),
              until));
    }
    return bookings;
  }

  static String compact(LocalDate day) {
    return day.toString().replace("-", "");
  }
}
