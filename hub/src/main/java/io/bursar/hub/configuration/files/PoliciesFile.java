package io.bursar.hub.configuration.files;

import static io.bursar.hub.configuration.spec.Key.optional;
import static io.bursar.hub.configuration.spec.Key.required;
import static io.bursar.hub.configuration.spec.Shape.filledListOf;
import static io.bursar.hub.configuration.spec.Shape.listOf;

import io.bursar.core.configuration.Policy.Base;
import io.bursar.core.configuration.Policy.On;
import io.bursar.core.configuration.Policy.Severity;
import io.bursar.core.period.PeriodKind;
import io.bursar.hub.configuration.spec.Choices;
import io.bursar.hub.configuration.spec.FileSpec;
import io.bursar.hub.configuration.spec.Names;
import io.bursar.hub.configuration.spec.Numbers;
import io.bursar.hub.configuration.spec.ObjectSpec;
import io.bursar.hub.configuration.spec.ScalarType;
import io.bursar.hub.configuration.spec.Shape;

/** The keys of {@code policies.yaml}. */
final class PoliciesFile {

  private static final ScalarType KIND = Choices.of(PeriodKind.values());

  private static final ObjectSpec ALERT =
      ObjectSpec.of(
          "an alert",
          optional(
                  "severity", Shape.of(Choices.of(Severity.values())), "How loud it is.", "warning")
              .orElse("warning"),
          optional(
              "to",
              listOf(Shape.of(Names.REFERENCE)),
              "Names of targets of `targets.yaml`. Without it, all of them.",
              "[finance-chat]"));

  private static final ObjectSpec MOVE =
      ObjectSpec.of(
              "a change of a limit",
              optional(
                      "period",
                      Shape.of(KIND),
                      "The kind of period whose budget moves. A node that is named must have such a"
                          + " budget; a pattern passes over nodes without, and then nothing of the"
                          + " policy happens there.",
                      "day")
                  .orElse("day"),
              optional(
                      "on",
                      Shape.of(Choices.of(On.values())),
                      "Which period of that kind: the one that runs, or the one after it.",
                      "next")
                  .orElse("next"),
              optional("amount", Shape.of(Numbers.POSITIVE), "How much, in ledger currency.", "50"),
              optional("share", Shape.of(Numbers.SHARE), "How much, as a share of `base`.", "0.2"),
              optional(
                      "base",
                      Shape.of(Choices.of(Base.values())),
                      "What a share is a share of: the plan, or the plan with the changes made so"
                          + " far.",
                      "plan")
                  .orElse("plan"))
          .exactlyOne("amount", "share");

  private static final ObjectSpec STEP =
      ObjectSpec.of(
              "a step",
              optional("alert", Shape.of(ALERT), "Tell people.", "{severity: warning}"),
              optional("cut", Shape.of(MOVE), "Lower a budget.", "{share: 0.2}"),
              optional("raise", Shape.of(MOVE), "Raise a budget.", "{amount: 50}"))
          .exactlyOne("alert", "cut", "raise");

  private static final ObjectSpec POLICY =
      ObjectSpec.of(
          "a policy",
          required(
              "name",
              Shape.of(Names.TITLE_NAME),
              "Unique within the tenant. Another name is another policy, which may fire anew;"
                  + " another text is a new version, which does not.",
              "eighty-percent"),
          required(
              "nodes",
              Shape.of(Names.NODE_PATTERN),
              "Where it applies: a node's path or id, or a pattern in which `*` is one segment of"
                  + " a path and `**` any number of them.",
              "acme/**"),
          optional("period", Shape.of(KIND), "The kind of period it judges.", "month")
              .orElse("month"),
          required(
              "when",
              Shape.of(Names.CONDITION),
              "CEL over the usage of the node in the period: `spent`, `held`, `budget`,"
                  + " `available`, `ratio` (spent and held over budget), `labels`, and `threshold`"
                  + " where there are thresholds.",
              "ratio >= 0.8"),
          optional(
              "rearm",
              Shape.of(Names.CONDITION),
              "CEL that arms it again after it fired. Without it: as soon as `when` no longer"
                  + " holds.",
              "ratio < 0.75"),
          optional(
              "thresholds",
              listOf(Shape.of(Numbers.DECIMAL_NUMBER)),
              "Each is judged by itself, as `threshold`.",
              "[0.8, 0.9, 1]"),
          required(
              "then",
              filledListOf(Shape.of(STEP)),
              "What follows, in order; each step is one of `alert`, `cut`, `raise`.",
              "[{alert: {severity: warning}}, {cut: {share: 0.2}}]"));

  static final FileSpec SPEC =
      new FileSpec(
          "policies",
          "tenants/TENANT/policies.yaml",
          "Rules that act while there is still time: where, a condition, what follows. A policy"
              + " fires once a node, period and threshold, until it is armed again.",
          ObjectSpec.of(
              "policies.yaml",
              optional(
                  "policies",
                  listOf(Shape.of(POLICY)),
                  "The tenant's policies, judged in the order of their names.",
                  "[{name: eighty-percent, nodes: \"acme/**\", when: \"ratio >= 0.8\", then:"
                      + " [{alert: {}}]}]")));

  private PoliciesFile() {}
}
