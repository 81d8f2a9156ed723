package io.bursar.hub.api;

import io.bursar.core.period.Period;
import io.bursar.routes.views.ChargesQuery;
import java.time.LocalDate;
import java.util.List;

/**
 * The charges behind a figure. Where nodes move within the period, what counts in a figure changes
 * with them, so each span of days between moves is asked for with the nodes that are below in it.
 */
final class Spans {

  private Spans() {}

  static List<ChargesQuery> of(Selection selection, Period period) {
    return selection.world().tree().over(period.first(), period.last()).stream()
        .map(tree -> within(in(selection, tree), period))
        .toList();
  }

  /** The days of the period on which the selection's tree was the tree. */
  static ChargesQuery within(Selection selection, Period period) {
    TreeSegment tree = selection.tree();
    return new ChargesQuery(
        selection.world().name(),
        selection.ids(),
        later(tree.from(), period.first()),
        earlier(tree.to(), period.last()));
  }

  /** The same nodes, in the tree of other days. */
  static Selection in(Selection selection, TreeSegment tree) {
    return new Selection(selection.world(), tree, selection.tops(), selection.below());
  }

  private static LocalDate later(LocalDate a, LocalDate b) {
    return a.isAfter(b) ? a : b;
  }

  private static LocalDate earlier(LocalDate a, LocalDate b) {
    return a.isBefore(b) ? a : b;
  }
}
