package io.bursar.hub.api;

import io.bursar.core.configuration.Holiday;
import io.bursar.core.configuration.Promotion;
import java.util.List;
import java.util.Optional;

/** {@code GET /calendars}: the days that are not like others, from the configuration in force. */
public final class CalendarsQuery {

  private final Sight sight;

  CalendarsQuery(Sight sight) {
    this.sight = sight;
  }

  public Answer answer(ApiRequest call) {
    List<Listing.Strip> strips =
        sight.tenants(call).stream()
            .map(Item::of)
            .map(
                item ->
                    new Listing.Strip(
                        item.tenant(),
                        page -> Listing.slice(List.of(item), page, Item::tenant, it -> it)))
            .toList();
    return Listing.answer(call, strips);
  }

  record Item(String tenant, String zone, List<Day> holidays, List<Span> promotions) {

    static Item of(TenantWorld world) {
      return new Item(
          world.name(),
          world.configuration().zone().getId(),
          world.configuration().holidays().stream().map(Day::of).toList(),
          world.configuration().promotions().stream().map(Span::of).toList());
    }
  }

  record Day(String day, Optional<String> name) {

    static Day of(Holiday holiday) {
      return new Day(holiday.day().toString(), holiday.name());
    }
  }

  record Span(String name, String from, String to) {

    static Span of(Promotion promotion) {
      return new Span(promotion.name(), promotion.from().toString(), promotion.to().toString());
    }
  }
}
