package io.bursar.hub.configuration.files;

import static io.bursar.hub.configuration.spec.Key.optional;
import static io.bursar.hub.configuration.spec.Key.required;
import static io.bursar.hub.configuration.spec.Shape.listOf;

import io.bursar.core.configuration.Budget.Pace;
import io.bursar.core.period.PeriodKind;
import io.bursar.hub.configuration.spec.Choices;
import io.bursar.hub.configuration.spec.FileSpec;
import io.bursar.hub.configuration.spec.Key;
import io.bursar.hub.configuration.spec.Names;
import io.bursar.hub.configuration.spec.Numbers;
import io.bursar.hub.configuration.spec.ObjectSpec;
import io.bursar.hub.configuration.spec.Shape;
import io.bursar.hub.configuration.spec.Shape.Either;
import io.bursar.hub.configuration.spec.Shape.MapOf;
import io.bursar.hub.configuration.spec.Times;

/** The keys of {@code budgets.yaml}. */
final class BudgetsFile {

  private static final ObjectSpec PACED =
      ObjectSpec.of(
          "a paced day budget",
          required(
              "pace",
              Shape.of(Choices.of(Pace.EVEN)),
              "`even`: what is left of the month, in equal parts over the days left, fixed at the"
                  + " day's first tick. Needs a month budget.",
              "even"));

  private static final ObjectSpec BUDGET =
      ObjectSpec.of(
              "a budget",
              required(
                  "node",
                  Shape.of(Names.NODE_REFERENCE),
                  "The node that may spend it: its path, its path without the tenant, or its id.",
                  "acme/ads"),
              optional(
                  "day",
                  new Either(Numbers.AMOUNT, PACED),
                  "For each day: an amount, or `{pace: even}`.",
                  "{pace: even}"),
              singles("days", PeriodKind.DAY, "{2026-11-11: 90}"),
              each("month", "600"),
              singles("months", PeriodKind.MONTH, "{2026-12: 800}"),
              each("quarter", "1900"),
              singles("quarters", PeriodKind.QUARTER, "{2026-Q4: 2100}"),
              each("year", "7500"),
              singles("years", PeriodKind.YEAR, "{2027: 8000}"))
          .atLeastOne("day", "days", "month", "months", "quarter", "quarters", "year", "years");

  static final FileSpec SPEC =
      new FileSpec(
          "budgets",
          "tenants/TENANT/budgets.yaml",
          "What nodes may spend, in the ledger's currency; one item a node. Amounts are exact: what"
              + " is written is what counts, to 12 digits after the point. Children that add up to"
              + " more than their parent are accepted and reported.",
          ObjectSpec.of(
              "budgets.yaml",
              optional(
                  "budgets",
                  listOf(Shape.of(BUDGET)),
                  "The budgets of the tenant's nodes.",
                  "[{node: acme/ads, month: 600, day: {pace: even}}]")));

  private BudgetsFile() {}

  private static Key each(String kind, String example) {
    return optional(kind, Shape.of(Numbers.AMOUNT), "For each " + kind + ".", example);
  }

  private static Key singles(String name, PeriodKind kind, String example) {
    return optional(
        name,
        new MapOf(Times.label(kind), Shape.of(Numbers.AMOUNT)),
        "For single " + name + ", by label; goes before `" + Choices.text(kind) + "`.",
        example);
  }
}
