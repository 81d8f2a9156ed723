package io.bursar.hub.api;

import io.bursar.routes.bus.WindowEvent;
import io.bursar.routes.views.Page;
import io.bursar.routes.views.PageRequest;
import io.bursar.routes.views.WindowsQuery;
import io.bursar.routes.views.WindowsView;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;

/** {@code GET /windows}. */
public final class WindowsQueries {

  private static final Duration USUAL = Duration.ofHours(1);

  private final Sight sight;
  private final WindowsView view;

  WindowsQueries(Sight sight, WindowsView view) {
    this.sight = sight;
    this.view = view;
  }

  public Answer answer(ApiRequest call) {
    Instant now = sight.now();
    Instant to = call.parameter("to").map(WindowsQueries::instant).orElse(now);
    Instant from = call.parameter("from").map(WindowsQueries::instant).orElse(to.minus(USUAL));
    List<Listing.Strip> strips =
        sight.select(call, false, world -> world.tree().on(world.today(now))).stream()
            .map(
                selection ->
                    new Listing.Strip(
                        selection.world().name(), page -> page(selection, from, to, page)))
            .toList();
    return Listing.answer(call, strips);
  }

  private Page<?> page(Selection selection, Instant from, Instant to, PageRequest request) {
    WindowsQuery query = new WindowsQuery(selection.world().name(), selection.ids(), from, to);
    Page<WindowEvent> page = view.find(query, request);
    return new Page<>(
        page.items().stream().map(window -> Item.of(selection, window)).toList(), page.next());
  }

  private static Instant instant(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  record Item(
      String tenant,
      String node,
      String nodeId,
      Instant start,
      String currency,
      BigDecimal spent,
      long charges,
      long offset) {

    static Item of(Selection selection, WindowEvent window) {
      return new Item(
          window.tenant(),
          selection.tree().path(window.node()),
          window.node(),
          window.start(),
          selection.world().configuration().currency(),
          window.spent(),
          window.charges(),
          window.offset());
    }
  }
}
