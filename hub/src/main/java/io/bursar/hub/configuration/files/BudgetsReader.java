package io.bursar.hub.configuration.files;

import io.bursar.core.configuration.Budget;
import io.bursar.core.configuration.Budget.Pace;
import io.bursar.core.period.FiscalCalendar;
import io.bursar.core.period.Period;
import io.bursar.core.period.PeriodKind;
import io.bursar.hub.configuration.lint.Lint;
import io.bursar.hub.configuration.lint.LintCode;
import io.bursar.hub.configuration.lint.Lints;
import io.bursar.hub.configuration.lint.Place;
import io.bursar.hub.configuration.spec.Choices;
import io.bursar.hub.configuration.spec.Fields;
import io.bursar.hub.configuration.spec.Fields.Found;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads {@code budgets.yaml}. */
final class BudgetsReader {

  private final NodeTree tree;
  private final Optional<FiscalCalendar> calendar;
  private final Lints lints;
  private final Map<String, Place> places = new HashMap<>();

  /**
   * @param calendar the tenant's; empty when mistakes leave it unknown
   */
  BudgetsReader(NodeTree tree, Optional<FiscalCalendar> calendar, Lints lints) {
    this.tree = tree;
    this.calendar = calendar;
    this.lints = lints;
  }

  /**
   * @param there whether there is such a file; a file that could not be read is there
   */
  Budgets read(Optional<Checked> checked, boolean there) {
    boolean readable = !there || checked.isPresent();
    boolean list =
        checked
            .map(file -> file.fields().has("budgets") || file.fields().complete())
            .orElse(readable);
    Budgets budgets = new Budgets(readable && list && resolvable(checked));
    checked.ifPresent(
        file -> file.fields().objects("budgets").forEach(item -> item(item, budgets)));
    return budgets;
  }

  /** Whether each item says whose budget it is. */
  private boolean resolvable(Optional<Checked> checked) {
    return checked.stream()
        .flatMap(file -> file.fields().objects("budgets").stream())
        .allMatch(
            item ->
                item.found("node", String.class)
                    .flatMap(node -> tree.resolve(node.value()))
                    .isPresent());
  }

  private void item(Fields item, Budgets budgets) {
    Optional<Found<String>> reference = item.found("node", String.class);
    Optional<String> node = reference.flatMap(found -> tree.resolve(found, lints));
    if (node.isEmpty()) {
      return;
    }
    if (!item.complete()) {
      budgets.unsure(node.get());
    }
    Place place = reference.get().place();
    Place other = places.putIfAbsent(node.get(), place);
    if (other != null) {
      lints.add(
          Lint.error(
              place,
              LintCode.DUPLICATE,
              "a second item for the node of line " + other.line() + ":",
              reference.get().value(),
              "put all its budgets into one item"));
      return;
    }
    for (PeriodKind kind : PeriodKind.values()) {
      budget(item, node.get(), kind).ifPresent(found -> budgets.add(found, place(item, kind)));
    }
    boolean paced =
        budgets.get(node.get(), PeriodKind.DAY).map(Budget::pace).equals(Optional.of(Pace.EVEN));
    if (paced && budgets.lacks(node.get(), PeriodKind.MONTH)) {
      lints.add(
          Lint.error(
              place(item, PeriodKind.DAY),
              LintCode.NO_BUDGET,
              "a day budget paced from the month, without a month budget, of",
              reference.get().value(),
              "add month: to the item"));
    }
  }

  private Optional<Budget> budget(Fields item, String node, PeriodKind kind) {
    String key = Choices.text(kind);
    Optional<BigDecimal> amount = item.get(key, BigDecimal.class);
    Pace pace = item.object(key).flatMap(paced -> paced.get("pace", Pace.class)).orElse(Pace.NONE);
    Map<String, BigDecimal> single = new TreeMap<>();
    item.object(key + "s").ifPresent(labels -> single(labels, single));
    return amount.isPresent() || pace != Pace.NONE || !single.isEmpty()
        ? Optional.of(new Budget(node, kind, amount, single, pace))
        : Optional.empty();
  }

  private void single(Fields labels, Map<String, BigDecimal> found) {
    labels
        .entries()
        .forEach(
            (label, entry) -> {
              Optional<String> canonical = label(label, entry.keyPlace());
              BigDecimal amount = labels.need(label, BigDecimal.class);
              if (canonical.isPresent() && found.put(canonical.get(), amount) != null) {
                lints.add(
                    Lint.error(
                        entry.keyPlace(),
                        LintCode.DUPLICATE,
                        "the same period under another label:",
                        label,
                        "keep one of the two"));
              }
            });
  }

  /** The label as the tenant's calendar writes it: a fiscal month may have its calendar name. */
  private Optional<String> label(String label, Place place) {
    if (calendar.isEmpty()) {
      return Optional.of(label);
    }
    try {
      Period period = calendar.get().parse(label);
      if (calendar.get().covers(period.first())) {
        return Optional.of(period.label());
      }
      lints.add(
          Lint.error(
              place,
              LintCode.PERIOD,
              "in none of this tenant's fiscal years:",
              label,
              "append the year to fiscal-years in tenant.yaml"));
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      lints.add(
          Lint.error(
              place,
              LintCode.PERIOD,
              "no period of this tenant's calendar:",
              label,
              e.getMessage()));
      return Optional.empty();
    }
  }

  private static Place place(Fields item, PeriodKind kind) {
    String key = Choices.text(kind);
    return Optional.ofNullable(item.entries().get(key))
        .or(() -> Optional.ofNullable(item.entries().get(key + "s")))
        .map(Fields.Entry::keyPlace)
        .orElse(item.place());
  }
}
