package io.bursar.core.configuration;

import io.bursar.core.period.FiscalCalendar;
import io.bursar.core.period.FiscalYear;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;

/**
 * All that one tenant has configured, as the linter accepted it.
 *
 * @param tenant the tenant's name; also the id and path of its root node
 * @param currency ledger currency; cannot change after the first charge, nor can zone, basis and
 *     calendar
 * @param zone the zone its days are cut in
 * @param basis which cost counts
 * @param fiscalYearStart month (1 to 12) the fiscal year begins with; 1 is the calendar year
 * @param nodes every node but the root and {@code unallocated}, which always exist
 * @param budgets what nodes may spend
 * @param policies in the order of their names
 * @param freezeDays days on which automatic changes are recorded and not applied
 * @param rules attribution rules in order; the first that matches names the node
 * @param rateCard prices that turn metrics into charges
 * @param promotions days on which spend is expected to differ, in the order of their first days
 * @param holidays in the order of their days, one a day at most
 * @param fiscalYears the table of its fiscal years, one after the other; empty when they are
 *     calendar months from {@code fiscalYearStart} on
 * @param author who last changed it
 */
public record TenantConfiguration(
    String tenant,
    String currency,
    ZoneId zone,
    Basis basis,
    int fiscalYearStart,
    List<Node> nodes,
    List<Budget> budgets,
    List<Policy> policies,
    Set<LocalDate> freezeDays,
    List<AttributionRule> rules,
    List<Price> rateCard,
    List<Promotion> promotions,
    List<Holiday> holidays,
    List<FiscalYear> fiscalYears,
    String author) {

  /** Which of FOCUS' two costs a tenant counts. */
  public enum Basis {
    BILLED,
    EFFECTIVE
  }

  /** One that was journaled before there were promotions, holidays and tables has none. */
  public TenantConfiguration {
    promotions = promotions == null ? List.of() : promotions;
    holidays = holidays == null ? List.of() : holidays;
    fiscalYears = fiscalYears == null ? List.of() : List.copyOf(fiscalYears);
  }

  /** One without promotions, holidays and a table of fiscal years. */
  public TenantConfiguration(
      String tenant,
      String currency,
      ZoneId zone,
      Basis basis,
      int fiscalYearStart,
      List<Node> nodes,
      List<Budget> budgets,
      List<Policy> policies,
      Set<LocalDate> freezeDays,
      List<AttributionRule> rules,
      List<Price> rateCard,
      String author) {
    this(
        tenant,
        currency,
        zone,
        basis,
        fiscalYearStart,
        nodes,
        budgets,
        policies,
        freezeDays,
        rules,
        rateCard,
        List.of(),
        List.of(),
        List.of(),
        author);
  }

  /** The same with these promotions and holidays. */
  public TenantConfiguration with(List<Promotion> promotions, List<Holiday> holidays) {
    return new TenantConfiguration(
        tenant,
        currency,
        zone,
        basis,
        fiscalYearStart,
        nodes,
        budgets,
        policies,
        freezeDays,
        rules,
        rateCard,
        promotions,
        holidays,
        fiscalYears,
        author);
  }

  /** The same with these attribution rules. */
  public TenantConfiguration withRules(List<AttributionRule> others) {
    return new TenantConfiguration(
        tenant,
        currency,
        zone,
        basis,
        fiscalYearStart,
        nodes,
        budgets,
        policies,
        freezeDays,
        others,
        rateCard,
        promotions,
        holidays,
        fiscalYears,
        author);
  }

  /** The same with this table of fiscal years. */
  public TenantConfiguration withFiscalYears(List<FiscalYear> table) {
    return new TenantConfiguration(
        tenant,
        currency,
        zone,
        basis,
        fiscalYearStart,
        nodes,
        budgets,
        policies,
        freezeDays,
        rules,
        rateCard,
        promotions,
        holidays,
        table,
        author);
  }

  /**
   * How it cuts its days into periods.
   *
   * @throws IllegalArgumentException when its fiscal years can't be a table
   */
  public FiscalCalendar calendar() {
    return fiscalYears.isEmpty()
        ? FiscalCalendar.yearFrom(fiscalYearStart)
        : FiscalCalendar.table(fiscalYears);
  }

  /** Path and id of the node that takes what no rule places. */
  public String unallocated() {
    return tenant + "/unallocated";
  }
}
