package io.bursar.hub.api;

import io.bursar.routes.bus.BusJson;
import io.bursar.routes.views.Page;
import io.bursar.routes.views.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A list that is answered page by page, made of strips that follow each other. */
final class Listing {

  /**
   * A part of a list: one tenant's, or one tenant's over a span of days.
   *
   * @param key tells it from the others, the same at each call
   * @param find finds a page of it
   */
  record Strip(String key, Function<PageRequest, Page<?>> find) {}

  private Listing() {}

  /**
   * The page that a call asks for.
   *
   * @param strips in the list's order
   * @throws Refusal when the cursor is not one of this list
   */
  static Answer answer(ApiRequest call, List<Strip> strips) {
    int limit = Integer.parseInt(call.given("limit"));
    Optional<Cursor> start = call.parameter("cursor").map(Cursor::parse);
    int at = start.map(cursor -> position(cursor.strip(), strips)).orElse(0);
    Optional<String> inner = start.flatMap(Cursor::inner);
    List<Object> items = new ArrayList<>();
    while (at < strips.size() && items.size() < limit) {
      Page<?> page = strips.get(at).find().apply(new PageRequest(limit - items.size(), inner));
      items.addAll(page.items());
      inner = page.next();
      at = inner.isPresent() ? at : at + 1;
    }
    return at < strips.size()
        ? page(items, call, new Cursor(strips.get(at).key(), inner))
        : Answer.json(BusJson.write(items), Map.of());
  }

  private static int position(String key, List<Strip> strips) {
    for (int i = 0; i < strips.size(); i++) {
      if (strips.get(i).key().equals(key)) {
        return i;
      }
    }
    throw Cursor.invalid();
  }

  private static Answer page(List<Object> items, ApiRequest call, Cursor next) {
    StringBuilder uri = new StringBuilder(call.path()).append('?');
    for (String pair : call.query().split("&", -1)) {
      if (!pair.isEmpty() && !pair.startsWith("cursor=")) {
        uri.append(pair).append('&');
      }
    }
    uri.append("cursor=").append(next.text());
    return Answer.json(BusJson.write(items), Map.of("Link", "<" + uri + ">; rel=\"next\""));
  }

  /**
   * A page of a list that stands in memory, in an order that its keys tell.
   *
   * @param keyOf tells an item's place; the list is in the order of it
   * @param itemOf makes what is shown, of those of this page only
   */
  static <T> Page<?> slice(
      List<T> all,
      PageRequest request,
      Function<T, String> keyOf,
      Function<List<T>, List<?>> itemOf) {
    int from = 0;
    while (request.cursor().isPresent()
        && from < all.size()
        && keyOf.apply(all.get(from)).compareTo(request.cursor().get()) <= 0) {
      from++;
    }
    int to = Math.min(all.size(), from + request.limit());
    Optional<String> next =
        to < all.size() ? Optional.of(keyOf.apply(all.get(to - 1))) : Optional.empty();
    return new Page<>(itemOf.apply(all.subList(from, to)), next);
  }
}
