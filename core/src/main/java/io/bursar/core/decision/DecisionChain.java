package io.bursar.core.decision;

import io.bursar.core.decision.Decision.Allotment;
import io.bursar.core.decision.Decision.Told;
import io.bursar.core.money.Amounts;
import io.bursar.core.usage.Usage;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * Identities and hashes of decisions. Both are taken over a canonical text of fields, each written
 * as {@code name:length:value} and a line feed (length in UTF-16 units, so that no value can pass
 * for two fields). An optional field that is absent is left out. Amounts are plain decimals.
 */
public final class DecisionChain {

  private DecisionChain() {}

  /** The id of a decision: whoever meets it a second time knows that it is the same. */
  public static String id(
      String tenant,
      String policy,
      String node,
      String period,
      Optional<BigDecimal> threshold,
      int arming) {
    Text text = new Text();
    text.field("tenant", tenant);
    text.field("policy", policy);
    text.field("node", node);
    text.field("period", period);
    threshold.ifPresent(value -> text.field("threshold", Amounts.text(value)));
    text.field("arming", Integer.toString(arming));
    return Digest.of(text.toString());
  }

  /** The hash of a record: over all its fields but {@code hash} itself. */
  public static String hash(Decision decision) {
    return Digest.of(canonical(decision));
  }

  /** Whether the record is unchanged since it was decided. */
  public static boolean intact(Decision decision) {
    return hash(decision).equals(decision.hash());
  }

  /** With its hash filled in. */
  public static Decision sealed(Decision open) {
    return new Decision(
        open.id(),
        open.number(),
        open.tenant(),
        open.policy(),
        open.node(),
        open.path(),
        open.period(),
        open.threshold(),
        open.arming(),
        open.status(),
        open.alerts(),
        open.allotments(),
        open.reason(),
        open.receipt(),
        open.time(),
        open.previousHash(),
        hash(open));
  }

  private static String canonical(Decision decision) {
    Text text = new Text();
    text.field("id", decision.id());
    text.field("number", Long.toString(decision.number()));
    text.field("tenant", decision.tenant());
    text.field("policy", decision.policy());
    text.field("node", decision.node());
    text.field("path", decision.path());
    text.field("period", decision.period());
    decision.threshold().ifPresent(value -> text.field("threshold", Amounts.text(value)));
    text.field("arming", Integer.toString(decision.arming()));
    text.field("status", decision.status().name());
    for (Told told : decision.alerts()) {
      text.field("alert", told.severity().name());
      told.to().forEach(to -> text.field("to", to));
    }
    for (Allotment allotment : decision.allotments()) {
      text.field("allotment", allotment.node());
      text.field("of", allotment.period());
      text.field("amount", Amounts.text(allotment.amount()));
      text.field("before", Amounts.text(allotment.before()));
      text.field("after", Amounts.text(allotment.after()));
    }
    decision.reason().ifPresent(reason -> text.field("reason", reason));
    receipt(text, decision.receipt());
    text.field("time", decision.time().toString());
    text.field("previous", decision.previousHash());
    return text.toString();
  }

  private static void receipt(Text text, Receipt receipt) {
    Usage usage = receipt.usage();
    text.field("usage", usage.period());
    usage.budget().ifPresent(budget -> text.field("budget", Amounts.text(budget)));
    text.field("spent", Amounts.text(usage.spent()));
    text.field("held", Amounts.text(usage.held()));
    text.field("offset", Long.toString(receipt.offset()));
    text.field("revision", Long.toString(receipt.revision()));
    text.field("policy-version", Integer.toString(receipt.policyVersion()));
    text.field("policy-text", receipt.policyText());
    receipt.values().entrySet().stream()
        .sorted(java.util.Map.Entry.comparingByKey())
        .forEach(
            value -> {
              text.field("word", value.getKey());
              text.field("value", value.getValue());
            });
    text.field("freeze-day", Boolean.toString(receipt.freezeDay()));
    text.field("currency", receipt.currency());
    for (Limit limit : receipt.limits()) {
      text.field("limit", limit.period());
      limit.plan().ifPresent(plan -> text.field("plan", Amounts.text(plan)));
      limit.budget().ifPresent(budget -> text.field("in-force", Amounts.text(budget)));
      text.field("children", Amounts.text(limit.children()));
      limit.parent().ifPresent(parent -> text.field("parent", Amounts.text(parent)));
      text.field("siblings", Amounts.text(limit.siblings()));
    }
  }

  private static final class Text {
    private final StringBuilder fields = new StringBuilder();

    void field(String name, String value) {
      fields.append(name).append(':').append(value.length()).append(':').append(value).append('\n');
    }

    @Override
    public String toString() {
      return fields.toString();
    }
  }
}
