package io.bursar.hub.cli;

import io.bursar.forecasting.features.Calendar;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The holidays and promotions that a hub's tenants have declared, as it answers them. */
final class HubCalendar {
  private HubCalendar() {}

  /**
   * Asks for them. A model knows one calendar for all its lines, so a day that any of the tenants
   * has declared is in it.
   *
   * @param tenant only this one; all that the key may see where it is null
   */
  static Calendar read(HubClient hub, String tenant) {
    Calendar calendar = Calendar.NONE;
    Pages pages = new Pages(hub, new Query("calendars").with("tenant", tenant));
    while (pages.hasNext()) {
      Map<String, Object> item = pages.next();
      calendar =
          calendar.and(
              new Calendar(
                  days(item, "holidays", it -> Stream.of(day(it, "day"))),
                  days(item, "promotions", HubCalendar::ofPromotion)));
    }
    return calendar;
  }

  private static Set<LocalDate> days(
      Map<String, Object> item, String list, Function<Map<?, ?>, Stream<LocalDate>> days) {
    return ((List<?>) item.get(list))
        .stream().flatMap(it -> days.apply((Map<?, ?>) it)).collect(Collectors.toSet());
  }

  private static Stream<LocalDate> ofPromotion(Map<?, ?> promotion) {
    return day(promotion, "from").datesUntil(day(promotion, "to").plusDays(1));
  }

  private static LocalDate day(Map<?, ?> item, String key) {
    return LocalDate.parse(item.get(key).toString());
  }
}
