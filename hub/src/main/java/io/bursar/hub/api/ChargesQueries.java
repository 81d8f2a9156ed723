package io.bursar.hub.api;

import io.bursar.core.period.Period;
import io.bursar.routes.views.ChargesQuery;
import io.bursar.routes.views.ChargesView;
import io.bursar.routes.views.Page;
import io.bursar.routes.views.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code GET /charges}: the charges behind a figure. Where nodes move within the period, what
 * counts in a figure changes with them, so each span of days between moves is a strip of its own
 * with the nodes that are below in that span.
 */
public final class ChargesQueries {

  private final Sight sight;
  private final ChargesView view;

  ChargesQueries(Sight sight, ChargesView view) {
    this.sight = sight;
    this.view = view;
  }

  public Answer answer(ApiRequest call) {
    Instant now = sight.now();
    Optional<String> label = call.parameter("period");
    List<Selection> selections =
        sight.select(
            call, call.flag("subtree"), world -> world.tree(world.period(label, now), now));
    return Listing.answer(
        call,
        selections.stream()
            .flatMap(selection -> strips(selection, selection.world().period(label, now)))
            .toList());
  }

  private Stream<Listing.Strip> strips(Selection selection, Period period) {
    return selection.world().tree().over(period.first(), period.last()).stream()
        .map(tree -> strip(Spans.in(selection, tree), period));
  }

  private Listing.Strip strip(Selection selection, Period period) {
    ChargesQuery query = Spans.within(selection, period);
    return new Listing.Strip(
        query.tenant() + " " + query.from(), page -> page(selection, query, page));
  }

  private Page<?> page(Selection selection, ChargesQuery query, PageRequest request) {
    var page = view.find(query, request);
    return new Page<>(
        page.items().stream().map(line -> ChargeItem.of(selection, line)).toList(), page.next());
  }
}
