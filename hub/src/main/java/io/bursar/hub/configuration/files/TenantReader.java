package io.bursar.hub.configuration.files;

import io.bursar.core.configuration.AttributionRule;
import io.bursar.core.configuration.Holiday;
import io.bursar.core.configuration.HubConfiguration.TenantPart;
import io.bursar.core.configuration.Policy;
import io.bursar.core.configuration.Price;
import io.bursar.core.configuration.Promotion;
import io.bursar.core.configuration.Rate;
import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.configuration.TenantConfiguration.Basis;
import io.bursar.core.period.FiscalCalendar;
import io.bursar.core.period.FiscalYear;
import io.bursar.hub.configuration.lint.Lint;
import io.bursar.hub.configuration.lint.LintCode;
import io.bursar.hub.configuration.lint.Lints;
import io.bursar.hub.configuration.lint.Place;
import io.bursar.hub.configuration.spec.Fields;
import io.bursar.hub.configuration.spec.FileSpec;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads the folder of one tenant. */
final class TenantReader {

  private final String tenant;
  private final Function<String, Optional<String>> texts;
  private final Set<String> unreadable;
  private final LocalDate today;
  private final Lints lints;
  private final NodeTree tree;
  private final Optional<Checked> checked;

  /**
   * @param texts the text of a file of the configuration folder, by its path
   * @param unreadable files that are there and have no text
   * @param today for what is said of a table that ends soon
   */
  TenantReader(
      String tenant,
      Function<String, Optional<String>> texts,
      Set<String> unreadable,
      LocalDate today,
      Lints lints) {
    this.today = today;
    this.tenant = tenant;
    this.unreadable = unreadable;
    this.texts = texts;
    this.lints = lints;
    this.checked = checked(TenantFile.SPEC);
    if (!there(TenantFile.SPEC)) {
      lints.add(
          Lint.error(
              Place.of(path(TenantFile.SPEC)),
              LintCode.MISSING,
              "each folder under tenants/ needs a tenant.yaml, and there is none for",
              tenant,
              "add the file with at least currency: USD"));
    }
    Optional<Fields> nodes = checked.flatMap(file -> file.fields().object("nodes"));
    boolean sure =
        checked
            .map(file -> nodes.map(Fields::complete).orElse(file.fields().complete()))
            .orElse(false);
    this.tree = new NodeTreeReader(tenant, lints).read(nodes, sure);
  }

  NodeTree tree() {
    return tree;
  }

  /** The tenant's part; empty when a lint says why not. */
  Optional<TenantPart> read(Optional<Set<String>> targets, Expressions expressions, String author) {
    Optional<List<FiscalYear>> years =
        checked.flatMap(file -> new FiscalYearsReader(file.fields(), today, lints).read());
    Optional<Checked> budgetsFile = checked(BudgetsFile.SPEC);
    Budgets budgets =
        new BudgetsReader(tree, calendar(years), lints).read(budgetsFile, there(BudgetsFile.SPEC));
    new OverAllotted(tree, budgets, lints).lint();
    List<Policy> policies =
        checked(PoliciesFile.SPEC)
            .map(
                file ->
                    new PoliciesReader(file.file(), tree, budgets, targets, expressions, lints)
                        .read(file.fields()))
            .orElse(List.of());
    Optional<CalendarReader> days =
        checked(CalendarFile.SPEC).map(file -> new CalendarReader(file.fields(), lints));
    List<Promotion> promotions = days.map(CalendarReader::promotions).orElse(List.of());
    List<Holiday> holidays = days.map(CalendarReader::holidays).orElse(List.of());
    Optional<String> currency = checked.flatMap(f -> f.fields().get("currency", String.class));
    String ratesPath = "tenants/" + tenant + "/rates.csv";
    List<Rate> rates =
        texts
            .apply(ratesPath)
            .map(text -> new RatesFile(ratesPath, currency, lints).read(text))
            .orElse(List.of());
    if (checked.isEmpty()) {
      return Optional.empty();
    }
    RulesReader lists = new RulesReader(checked.get(), lints);
    List<AttributionRule> rules = lists.rules(tree, expressions);
    List<Price> rateCard = lists.rateCard();
    Set<LocalDate> freezeDays = lists.freezeDays();
    Fields fields = checked.get().fields();
    if (!fields.complete() || years.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new TenantPart(
            new TenantConfiguration(
                tenant,
                fields.need("currency", String.class),
                fields.need("zone", ZoneId.class),
                fields.need("basis", Basis.class),
                fields.need("fiscal-year-start", Integer.class),
                tree.nodes(),
                budgets.inOrder(),
                policies,
                freezeDays,
                rules,
                rateCard,
                promotions,
                holidays,
                years.get(),
                author),
            rates));
  }

  private Optional<FiscalCalendar> calendar(Optional<List<FiscalYear>> years) {
    if (years.isPresent() && !years.get().isEmpty()) {
      return years.map(FiscalCalendar::table);
    }
    return years
        .flatMap(none -> checked)
        .flatMap(file -> file.fields().get("fiscal-year-start", Integer.class))
        .map(FiscalCalendar::yearFrom);
  }

  private Optional<Checked> checked(FileSpec spec) {
    String path = path(spec);
    return texts.apply(path).flatMap(text -> Checked.of(spec, path, text, lints));
  }

  private boolean there(FileSpec spec) {
    return texts.apply(path(spec)).isPresent() || unreadable.contains(path(spec));
  }

  private String path(FileSpec spec) {
    return spec.path().replace("TENANT", tenant);
  }
}
