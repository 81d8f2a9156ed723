package io.bursar.hub.configuration.files;

import io.bursar.core.configuration.Budget;
import io.bursar.core.period.PeriodKind;
import io.bursar.hub.configuration.lint.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The budgets of a tenant, with their places. */
final class Budgets {

  private final Map<String, Map<PeriodKind, Budget>> byNode = new HashMap<>();
  private final Map<String, Map<PeriodKind, Place>> places = new HashMap<>();
  private final List<Budget> inOrder = new ArrayList<>();
  private final Set<String> unsure = new HashSet<>();
  private final boolean sure;

  /**
   * @param sure whether every item could be looked at; if not, nobody can say that a node has none
   */
  Budgets(boolean sure) {
    this.sure = sure;
  }

  void add(Budget budget, Place place) {
    byNode
        .computeIfAbsent(budget.node(), node -> new EnumMap<>(PeriodKind.class))
        .put(budget.kind(), budget);
    places
        .computeIfAbsent(budget.node(), node -> new EnumMap<>(PeriodKind.class))
        .put(budget.kind(), place);
    inOrder.add(budget);
  }

  /** The node's item has mistakes, so it may have more budgets than are known. */
  void unsure(String node) {
    unsure.add(node);
  }

  List<Budget> inOrder() {
    return Collections.unmodifiableList(inOrder);
  }

  Optional<Budget> get(String node, PeriodKind kind) {
    return Optional.ofNullable(byNode.getOrDefault(node, Map.of()).get(kind));
  }

  /** Where it stands; only for a budget that is there. */
  Place place(Budget budget) {
    return places.get(budget.node()).get(budget.kind());
  }

  /** Whether the node certainly has no budget of that kind. */
  boolean lacks(String node, PeriodKind kind) {
    return sure && !unsure.contains(node) && get(node, kind).isEmpty();
  }
}
