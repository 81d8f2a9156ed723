package io.bursar.hub.api;

import io.bursar.core.decision.Decision;
import io.bursar.routes.views.DecisionsQuery;
import io.bursar.routes.views.DecisionsView;
import io.bursar.routes.views.Page;
import io.bursar.routes.views.PageRequest;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** {@code GET /decisions}. */
public final class DecisionsQueries {

  private final Sight sight;
  private final DecisionsView view;

  DecisionsQueries(Sight sight, DecisionsView view) {
    this.sight = sight;
    this.view = view;
  }

  public Answer answer(ApiRequest call) {
    Instant now = sight.now();
    List<Listing.Strip> strips =
        sight
            .select(call, call.flag("subtree"), world -> world.tree().on(world.today(now)))
            .stream()
            .map(
                selection ->
                    new Listing.Strip(
                        selection.world().name(), page -> page(call, selection, page)))
            .toList();
    return Listing.answer(call, strips);
  }

  private Page<?> page(ApiRequest call, Selection selection, PageRequest request) {
    Optional<Collection<String>> nodes =
        selection.isWhole() ? Optional.empty() : Optional.of(selection.ids());
    DecisionsQuery query =
        new DecisionsQuery(
            selection.world().name(),
            nodes,
            call.parameter("policy"),
            call.parameter("status").map(word -> Words.parse(Decision.Status.class, word)));
    Page<Decision> page = view.find(query, request);
    return new Page<>(page.items().stream().map(DecisionItem::of).toList(), page.next());
  }
}
