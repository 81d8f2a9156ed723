package io.bursar.routes.clean;

import io.bursar.core.attribution.Attributed;
import io.bursar.core.collected.Collected;
import io.bursar.core.collected.DaySpan;
import io.bursar.core.configuration.Price;
import io.bursar.core.configuration.TenantConfiguration.Basis;
import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.ChargeVersion;
import io.bursar.core.journal.ChargeEntry.Conversion;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.journal.ChargeEntry.SnapshotScope;
import io.bursar.core.money.Amounts;
import io.bursar.core.money.Money;
import io.bursar.routes.bus.SourceContent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes a complete entry of what a source said: prices a metric, finds the node, converts the
 * currency. Looks everything up, so that the ledger need not.
 */
final class Completion {

  /** A charge is one entry of the journal, and its parts stand in the ledger's state. */
  private static final int MOST_PARTS = 20_000;

  private Completion() {}

  /**
   * The journal's entry.
   *
   * @throws UnusableException when the record cannot be used, with the code and the reason
   */
  static ChargeEntry complete(Collected said, TenantRules rules) throws UnusableException {
    LocalDate day = said.when().day(rules.configuration().zone());
    Attributed to = attributed(said, rules);
    if (said instanceof Collected.Charge charge) {
      return entry(
          charge,
          rules,
          to,
          day,
          new Money(charge.billed(), charge.currency()),
          charge.effective(),
          charge.span(),
          charge.scope(),
          charge.focus());
    }
    Collected.Metric metric = (Collected.Metric) said;
    Price price =
        rules
            .rateCard()
            .on(metric.metric(), day)
            .orElseThrow(
                () ->
                    new UnusableException(
                        CleanCode.NO_PRICE, "metric", metric.metric() + " on " + day));
    Map<String, String> focus = new HashMap<>(metric.focus());
    focus.put("ConsumedUnit", metric.metric());
    focus.put("ConsumedQuantity", Amounts.text(metric.quantity()));
    return entry(
        metric,
        rules,
        to,
        day,
        new Money(metric.quantity().multiply(price.unitPrice()), price.currency()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        focus);
  }

  private static ChargeEntry entry(
      Collected said,
      TenantRules rules,
      Attributed to,
      LocalDate day,
      Money billed,
      Optional<BigDecimal> effective,
      Optional<DaySpan> span,
      Optional<SnapshotScope> scope,
      Map<String, String> focus)
      throws UnusableException {
    BigDecimal counted =
        rules.configuration().basis() == Basis.EFFECTIVE
            ? effective.orElse(billed.amount())
            : billed.amount();
    Conversion conversion = rules.rates().on(billed.currency(), day);
    List<Part> parts = Parts.of(counted, to, said.when(), span);
    check(parts, rules);
    return new ChargeEntry(
            said.tenant(),
            said.source(),
            said.id(),
            new ChargeVersion(said.version(), 0),
            SourceContent.digest(said),
            billed,
            effective,
            parts,
            conversion,
            scope,
            focus,
            said.tags(),
            said.importId())
        .converted(conversion);
  }

  private static void check(List<Part> parts, TenantRules rules) throws UnusableException {
    if (parts.size() > MOST_PARTS) {
      throw new UnusableException(
          CleanCode.TOO_MANY_PARTS, "span", parts.size() + " (days times nodes)");
    }
    for (Part part : parts) {
      LocalDate day = part.when().day(rules.configuration().zone());
      if (!rules.calendar().covers(day)) {
        throw new UnusableException(CleanCode.OUTSIDE_CALENDAR, "when", day.toString());
      }
    }
  }

  private static Attributed attributed(Collected said, TenantRules rules) throws UnusableException {
    if (said.node().isEmpty()) {
      return rules.attribution().of(said);
    }
    String named = said.node().get();
    return Attributed.to(
        rules
            .nodes()
            .find(named)
            .orElseThrow(() -> new UnusableException(CleanCode.UNKNOWN_NODE, "node", named)));
  }

  /** What a source said cannot be used. */
  static final class UnusableException extends Exception {
    private static final long serialVersionUID = 1;

    private final CleanCode code;
    private final String field;

    UnusableException(CleanCode code, String field, String value) {
      super(code.title() + ": '" + value + "'. " + code.remedy());
      this.code = code;
      this.field = field;
    }

    CleanCode code() {
      return code;
    }

    String field() {
      return field;
    }
  }
}
