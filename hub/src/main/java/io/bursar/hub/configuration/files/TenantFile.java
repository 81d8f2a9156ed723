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
          required(
              "node",
              Shape.of(Names.NODE_REFERENCE),
              "The node that gets the charge: its path, its path without the tenant, or its id.",
              "cloud"));

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
