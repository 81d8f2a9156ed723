package io.bursar.hub.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bursar.core.configuration.Budget;
import io.bursar.routes.views.Page;
import io.bursar.routes.views.PageRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** {@code GET /budgets}: what was declared, from the configuration in force. */
public final class BudgetsQuery {

  private final Sight sight;

  BudgetsQuery(Sight sight) {
    this.sight = sight;
  }

  public Answer answer(ApiRequest call) {
    Instant now = sight.now();
    Optional<String> kind = call.parameter("kind");
    List<Listing.Strip> strips =
        sight
            .select(call, call.flag("subtree"), world -> world.tree().on(world.today(now)))
            .stream()
            .map(
                selection ->
                    new Listing.Strip(
                        selection.world().name(), page -> page(selection, kind, page)))
            .toList();
    return Listing.answer(call, strips);
  }

  private static Page<?> page(Selection selection, Optional<String> kind, PageRequest request) {
    Set<String> ids = Set.copyOf(selection.ids());
    List<Item> items =
        selection.world().configuration().budgets().stream()
            .filter(budget -> ids.contains(budget.node()))
            .filter(budget -> kind.map(Words.of(budget.kind())::equals).orElse(true))
            .map(budget -> Item.of(selection, budget))
            .sorted(Comparator.comparing(Item::key))
            .toList();
    return Listing.slice(items, request, Item::key, page -> page);
  }

  record Item(
      String tenant,
      String node,
      String nodeId,
      String kind,
      String currency,
      @JsonInclude(JsonInclude.Include.ALWAYS) Optional<BigDecimal> amount,
      Map<String, BigDecimal> byPeriod,
      String pace) {

    static Item of(Selection selection, Budget budget) {
      return new Item(
          selection.world().name(),
          selection.tree().path(budget.node()),
          budget.node(),
          Words.of(budget.kind()),
          selection.world().configuration().currency(),
          budget.amount(),
          new TreeMap<>(budget.byPeriod()),
          Words.of(budget.pace()));
    }

    private String key() {
      return node + "\t" + kind;
    }
  }
}
