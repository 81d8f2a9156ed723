package io.bursar.hub.configuration.files;

import io.bursar.core.configuration.Holiday;
import io.bursar.core.configuration.Promotion;
import io.bursar.hub.configuration.lint.Lint;
import io.bursar.hub.configuration.lint.LintCode;
import io.bursar.hub.configuration.lint.Lints;
import io.bursar.hub.configuration.lint.Place;
import io.bursar.hub.configuration.spec.Fields;
import io.bursar.hub.configuration.spec.Fields.Found;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads {@code calendar.yaml}. */
final class CalendarReader {

  /** Days of a promotion at most: what differs for longer than a year is a slip of the year. */
  static final int LONGEST = 366;

  private final Fields calendar;
  private final Lints lints;

  CalendarReader(Fields calendar, Lints lints) {
    this.calendar = calendar;
    this.lints = lints;
  }

  List<Promotion> promotions() {
    Map<Promotion, Place> places = new HashMap<>();
    for (Fields item : calendar.objects("promotions")) {
      if (!item.complete()) {
        continue;
      }
      LocalDate from = item.need("from", LocalDate.class);
      LocalDate to = item.get("to", LocalDate.class).orElse(from);
      item.found("to", LocalDate.class).ifPresent(last -> length(from, last));
      Promotion promotion = new Promotion(item.need("name", String.class), from, to);
      Place other = places.putIfAbsent(promotion, item.place());
      if (other != null) {
        lints.add(
            Lint.warning(
                item.place(),
                LintCode.DUPLICATE,
                "the same promotion on the same days as in line " + other.line() + ",",
                promotion.name(),
                "take it out, or correct its days"));
      }
    }
    List<Promotion> promotions = new ArrayList<>(places.keySet());
    promotions.sort(
        Comparator.comparing(Promotion::from)
            .thenComparing(Promotion::to)
            .thenComparing(Promotion::name));
    return List.copyOf(promotions);
  }

  List<Holiday> holidays() {
    List<Holiday> holidays = new ArrayList<>();
    Map<LocalDate, Place> places = new HashMap<>();
    for (Fields item : calendar.objects("holidays")) {
      if (!item.complete()) {
        continue;
      }
      Found<LocalDate> day = item.found("day", LocalDate.class).orElseThrow();
      Place other = places.putIfAbsent(day.value(), day.place());
      if (other != null) {
        lints.add(
            Lint.error(
                day.place(),
                LintCode.DUPLICATE,
                "a second holiday on the day of line " + other.line() + ",",
                day.value().toString(),
                "keep one of the two"));
      }
      holidays.add(new Holiday(day.value(), item.get("name", String.class)));
    }
    holidays.sort(Comparator.comparing(Holiday::day));
    return List.copyOf(holidays);
  }

  private void length(LocalDate from, Found<LocalDate> last) {
    long days = ChronoUnit.DAYS.between(from, last.value()) + 1;
    if (days < 1) {
      lints.add(
          Lint.error(
              last.place(),
              LintCode.OUT_OF_RANGE,
              "\"to\": before the first day, " + from + ",",
              last.value().toString(),
              "correct one of the two; for one day, leave \"to\" out"));
    } else if (days > LONGEST) {
      lints.add(
          Lint.error(
              last.place(),
              LintCode.OUT_OF_RANGE,
              "\"to\": makes " + days + " days from " + from + " on, more than " + LONGEST + ",",
              last.value().toString(),
              "correct the year, or write one promotion a year"));
    }
  }
}
