package io.bursar.hub.configuration.files;

import static io.bursar.hub.configuration.spec.Key.optional;
import static io.bursar.hub.configuration.spec.Key.required;
import static io.bursar.hub.configuration.spec.Shape.listOf;

import io.bursar.core.configuration.TenantConfiguration.Basis;
import io.bursar.hub.configuration.spec.Choices;
import io.bursar.hub.configuration.spec.FileSpec;
import io.bursar.hub.configuration.spec.Key;
import io.bursar.hub.configuration.spec.Names;
import io.bursar.hub.configuration.spec.Numbers;
import io.bursar.hub.configuration.spec.ObjectSpec;
import io.bursar.hub.configuration.spec.Shape;
import io.bursar.hub.configuration.spec.Shape.MapOf;
import io.bursar.hub.configuration.spec.Times;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The keys of {@code tenant.yaml}. */
final class TenantFile {

  private static final ObjectSpec NODE =
      ObjectSpec.of(
              "a node",
              optional(
                  "id",
                  Shape.of(Names.NODE_ID),
                  "The node's stable id. Give one to a node whose name or place may change, because"
                      + " what was spent stays with the id. Without one, its path is its id.",
                  "s1"),
              optional(
                  "labels",
                  new MapOf(Names.LABEL_NAME, Shape.of(Names.LABEL)),
                  "Free words that policies may use as `labels.NAME`.",
                  "{owner: lin, cost-centre: \"4711\"}"))
          .withChildren(Names.NODE_NAME);

  /** A node's own keys; they can't be names of nodes. */
  static final Set<String> NODE_KEYS =
      NODE.keys().stream().map(Key::name).collect(Collectors.toUnmodifiableSet());

  private static final ObjectSpec RULE =
      ObjectSpec.of(
              "a rule",
              required(
                  "when",
                  Shape.of(Names.CONDITION),
                  "CEL over `service`, `account`, `provider`, `source`, `metric` (texts, empty when"
                      + " absent), `tags` and `focus` (texts by name). `true` takes every charge that"
                      + " came this far.",
                  "'service == \"AmazonEC2\"'"),
              optional(
                  "node",
                  Shape.of(Names.NODE_REFERENCE),
                  "The node that gets the charge: its path, its path without the tenant, or its id.",
                  "cloud"),
              optional(
                  "shares",
                  new MapOf(Names.NODE_REFERENCE, Shape.of(Numbers.SHARE)),
                  "For a shared cost: what each node gets of it, as a share of 1. What the shares leave"
                      + " goes to `unallocated`; where they leave nothing, the last node takes the"
                      + " rest, so that the parts add up to the last digit.",
                  "{ads: 0.5, cloud: 0.3}"))
          .exactlyOne("node", "shares");

  private static final ObjectSpec FISCAL_YEAR =
      ObjectSpec.of(
              "a fiscal year",
              required(
                  "year",
                  Shape.of(Times.YEAR),
                  "The year in its labels: 2026 has the months `FY2026-P01` to `FY2026-P12`, the"
                      + " quarters `FY2026-Q1` to `FY2026-Q4` and is `FY2026`.",
                  "2026"),
              required(
                  "first-day",
                  Shape.of(Times.DATE),
                  "Its first day; the day after the last of the year before.",
                  "2026-02-01"),
              optional(
                  "pattern",
                  Shape.of(Choices.ofTexts(List.of("4-4-5", "4-5-4", "5-4-4"))),
                  "The weeks of the three periods of each quarter, for a year of 52 weeks.",
                  "4-4-5"),
              optional(
                  "weeks",
                  listOf(Shape.of(Times.WEEKS)),
                  "The weeks of each of its twelve periods, 52 or 53 in all.",
                  "[4, 4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 6]"))
          .exactlyOne("pattern", "weeks");

  private static final ObjectSpec PRICE =
      ObjectSpec.of(
          "a price",
          required("metric", Shape.of(Names.TITLE_NAME), "The metric it prices.", "clicks"),
          required("unit-price", Shape.of(Numbers.AMOUNT), "The price of one unit, exact.", "0.02"),
          required("currency", Shape.of(Names.CURRENCY), "The price's currency.", "CNY"),
          required(
              "from",
              Shape.of(Times.DATE),
              "The first day it holds, until a later price of the same metric.",
              "2026-01-01"));

  static final FileSpec SPEC =
      new FileSpec(
          "tenant",
          "tenants/TENANT/tenant.yaml",
          "One company or subsidiary: what its money is counted in, its budget tree, and which"
              + " charge belongs where. The folder's name is the tenant's name and the root of its"
              + " tree. Currency, zone, basis and fiscal year can't change after the first charge.",
          ObjectSpec.of(
              "tenant.yaml",
              required(
                  "currency",
                  Shape.of(Names.CURRENCY),
                  "The ledger's currency: an ISO 4217 code, or 4 to 12 capitals for a unit of your"
                      + " own. Charges in other currencies are converted by `rates.csv`.",
                  "CNY"),
              optional(
                      "zone",
                      Shape.of(Times.ZONE),
                      "The time zone that days are cut in, by its IANA name.",
                      "Asia/Shanghai")
                  .orElse("UTC"),
              optional(
                      "basis",
                      Shape.of(Choices.of(Basis.BILLED, Basis.EFFECTIVE)),
                      "Which of FOCUS' two costs counts: what was invoiced, or what it costs when"
                          + " commitments are spread over their use. The other is kept beside it.",
                      "billed")
                  .orElse("billed"),
              optional(
                      "fiscal-year-start",
                      Shape.of(Times.MONTH_OF_YEAR),
                      "The month that the fiscal year begins with.",
                      "1")
                  .orElse("1"),
              optional(
                  "fiscal-years",
                  listOf(Shape.of(FISCAL_YEAR)),
                  "The table of fiscal years, for those of whole weeks: 4-4-5, 4-5-4, 5-4-4, with a"
                      + " 53rd week in some years. It takes the place of `fiscal-year-start`. A"
                      + " charge on a day outside of the table is rejected; years can be appended at"
                      + " any time, and one that has charges can't change.",
                  "[{year: 2026, first-day: 2026-02-01, pattern: 4-4-5}]"),
              optional(
                  "nodes",
                  new MapOf(Names.NODE_NAME, Shape.of(NODE)),
                  "The budget tree. A key is a node, and what is under it are its children; `id`"
                      + " and `labels` are a node's own keys. The root and `unallocated`, which"
                      + " takes what no rule places, always exist.",
                  "{ads: {search: {}, social: {id: s1}}, cloud: {}}"),
              optional(
                  "rules",
                  listOf(Shape.of(RULE)),
                  "Which node a charge belongs to, where its source does not say. The first rule"
                      + " that holds names the node.",
                  "[{when: 'service == \"AmazonEC2\"', node: cloud}]"),
              optional(
                  "rate-card",
                  listOf(Shape.of(PRICE)),
                  "Prices that turn metrics into charges.",
                  "[{metric: clicks, unit-price: 0.02, currency: CNY, from: 2026-01-01}]"),
              optional(
                  "freeze-days",
                  listOf(Shape.of(Times.DATE)),
                  "Days on which automatic changes are recorded and not applied. Alerts still go"
                      + " out.",
                  "[2026-11-11]")));

  private TenantFile() {}
}
