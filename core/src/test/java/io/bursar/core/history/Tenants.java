package io.bursar.core.history;

import static io.bursar.core.configuration.Policy.Base.PLAN;
import static io.bursar.core.configuration.Policy.Direction.CUT;
import static io.bursar.core.configuration.Policy.Direction.RAISE;
import static io.bursar.core.configuration.Policy.On.CURRENT;
import static io.bursar.core.configuration.Policy.On.NEXT;

import io.bursar.core.configuration.Budget;
import io.bursar.core.configuration.Node;
import io.bursar.core.configuration.Node.Placement;
import io.bursar.core.configuration.Policy;
import io.bursar.core.configuration.Policy.Allot;
import io.bursar.core.configuration.Policy.Size;
import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.configuration.TenantConfiguration.Basis;
import io.bursar.core.period.FiscalYear;
import io.bursar.core.period.PeriodKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The tenants of random histories. {@code mobile} moves from search to social on the first of
 * March; {@code print} is there in some revisions only; {@code cloud} is moved on days that may
 * have charges, which the ledger must refuse when they have.
 */
enum Tenants {
  BERLIN("berlin", "EUR", "Europe/Berlin", 1),
  YORK("york", "USD", "America/New_York", 4),
  SHANGHAI("shanghai", "CNY", "Asia/Shanghai", 7),
  /** Its fiscal years are of weeks, and its clocks are changed by half an hour. */
  HOWE("howe", "AUD", "Australia/Lord_Howe", 1);

  /** What a revision changes. */
  enum Change {
    RAISED,
    PRINT_GONE,
    POLICY_EDITED,
    DAYS_NOT_PACED,
    FREEZES_LONGER,
    OTHER_ZONE,
    CLOUD_MOVED,
    NO_NEXT_YEAR,
    NEXT_YEAR_RECUT,
    OLD_REVISION
  }

  static final List<String> NODES =
      List.of("ads", "search", "social", "mobile", "cloud", "print", "nowhere");

  private final String id;
  private final String currency;
  private final ZoneId zone;
  private final int yearStart;

  Tenants(String id, String currency, String zone, int yearStart) {
    this.id = id;
    this.currency = currency;
    this.zone = ZoneId.of(zone);
    this.yearStart = yearStart;
  }

  String id() {
    return id;
  }

  String currency() {
    return currency;
  }

  ZoneId zone() {
    return zone;
  }

  /** The currencies of others that its sources bill in. */
  List<String> foreign() {
    return currency.equals("USD") ? List.of("EUR", "XAU") : List.of("USD", "XAU");
  }

  /** Periods that are closed, or can't be: not over, unknown, of no fiscal year. */
  List<String> closes() {
    return this == HOWE
        ? List.of(
            "FY2023-P10", "FY2023-P11", "FY2023-P12", "FY2023", "FY2024-P01", "2024-02", "2024-03")
        : List.of("2023-12", "2024-01", "2024-02", "2024-02", "2024-03", "2024-05");
  }

  /**
   * Its configuration.
   *
   * @param revision the higher, the higher are all budgets
   */
  TenantConfiguration configuration(Change change, long revision) {
    return new TenantConfiguration(
            id,
            currency,
            change == Change.OTHER_ZONE ? ZoneId.of("Pacific/Apia") : zone,
            Basis.BILLED,
            yearStart,
            nodes(change),
            budgets(change, revision),
            policies(change),
            freezeDays(change),
            List.of(),
            List.of(),
            change.name())
        .withFiscalYears(fiscalYears(change));
  }

  /** The first ends soon after the histories begin, and days of them are before it. */
  private List<FiscalYear> fiscalYears(Change change) {
    if (this != HOWE) {
      return List.of();
    }
    FiscalYear first = FiscalYear.of(2023, LocalDate.parse("2023-03-05"), List.of(4, 4, 5));
    LocalDate next = LocalDate.parse("2024-03-03");
    return switch (change) {
      case NO_NEXT_YEAR -> List.of(first);
      case NEXT_YEAR_RECUT -> List.of(first, FiscalYear.of(2024, next, List.of(5, 4, 4)));
      default ->
          List.of(first, new FiscalYear(2024, next, List.of(4, 5, 4, 4, 5, 4, 4, 5, 4, 4, 5, 5)));
    };
  }

  private static Set<LocalDate> freezeDays(Change change) {
    Set<LocalDate> days = new TreeSet<>();
    for (int day = 2; day < 60; day += change == Change.FREEZES_LONGER ? 2 : 4) {
      days.add(LocalDate.parse("2024-02-27").plusDays(day));
    }
    return days;
  }

  private List<Node> nodes(Change change) {
    List<Node> nodes = new ArrayList<>();
    nodes.add(node("ads", new Placement(id, LocalDate.EPOCH)));
    nodes.add(node("search", new Placement("ads", LocalDate.EPOCH)));
    nodes.add(node("social", new Placement("ads", LocalDate.EPOCH)));
    nodes.add(
        node(
            "mobile",
            new Placement("search", LocalDate.EPOCH),
            new Placement("social", LocalDate.parse("2024-03-01"))));
    nodes.add(
        change == Change.CLOUD_MOVED
            ? node(
                "cloud",
                new Placement(id, LocalDate.EPOCH),
                new Placement("ads", LocalDate.parse("2024-02-29")))
            : node("cloud", new Placement(id, LocalDate.EPOCH)));
    if (change != Change.PRINT_GONE) {
      nodes.add(node("print", new Placement("ads", LocalDate.EPOCH)));
    }
    return nodes;
  }

  private static Node node(String name, Placement... placements) {
    return new Node(name, name, List.of(placements), Map.of());
  }

  private List<Budget> budgets(Change change, long revision) {
    return List.of(
        budget(id, PeriodKind.MONTH, 1000, revision, Map.of()),
        budget("ads", PeriodKind.MONTH, 600, revision, Map.of()),
        budget(
            "search",
            PeriodKind.MONTH,
            300,
            revision,
            this == HOWE
                ? Map.of("FY2023-P12", amount(350, revision), "FY2023-P10", BigDecimal.ZERO)
                : Map.of("2024-03", amount(350, revision), "2024-12", BigDecimal.ZERO)),
        budget("social", PeriodKind.MONTH, 200, revision, Map.of()),
        budget("cloud", PeriodKind.MONTH, 250, revision, Map.of()),
        budget("ads", PeriodKind.DAY, 60, revision, Map.of()),
        change == Change.DAYS_NOT_PACED
            ? budget("search", PeriodKind.DAY, 40, revision, Map.of())
            : paced("search", Map.of("2024-03-02", new BigDecimal(55))),
        paced("social", Map.of()),
        paced("cloud", Map.of()),
        budget("mobile", PeriodKind.DAY, 20, revision, Map.of()),
        budget(id, PeriodKind.QUARTER, 1500, revision, Map.of()),
        budget(id, PeriodKind.YEAR, 5000, revision, Map.of()));
  }

  private static Budget paced(String node, Map<String, BigDecimal> byPeriod) {
    return new Budget(node, PeriodKind.DAY, Optional.empty(), byPeriod, Budget.Pace.EVEN);
  }

  private static Budget budget(
      String node, PeriodKind kind, int amount, long revision, Map<String, BigDecimal> byPeriod) {
    return new Budget(
        node, kind, Optional.of(amount(amount, revision)), byPeriod, Budget.Pace.NONE);
  }

  private static BigDecimal amount(int amount, long revision) {
    return new BigDecimal(amount)
        .multiply(BigDecimal.ONE.add(new BigDecimal(revision).movePointLeft(2)));
  }

  private List<Policy> policies(Change change) {
    List<BigDecimal> thresholds =
        List.of(new BigDecimal("0.5"), new BigDecimal("0.80"), BigDecimal.ONE);
    return List.of(
        policy("b-month", id + "/**", PeriodKind.MONTH, "ratio >= threshold", change, thresholds),
        policy("a-day", id + "/ads/*", PeriodKind.DAY, "ratio >= 1", change, List.of()),
        policy(
            "d-mobile", id + "/ads/*/mobile", PeriodKind.DAY, "ratio >= 0.75", change, List.of()),
        policy("c-quarter", id, PeriodKind.QUARTER, "ratio >= 0.4", change, List.of()),
        policy(
            "e-cut-tomorrow",
            id + "/**",
            PeriodKind.DAY,
            "ratio >= 0.8",
            change,
            List.of(),
            new Allot(CUT, PeriodKind.DAY, NEXT, share("0.2", PLAN))),
        policy(
            "a-cut-tomorrow-and-the-month",
            id + "/ads/*",
            PeriodKind.MONTH,
            "ratio >= threshold",
            change,
            thresholds,
            new Allot(CUT, PeriodKind.DAY, NEXT, new Size.Amount(new BigDecimal(3))),
            new Allot(CUT, PeriodKind.DAY, NEXT, share("0.333333333333", Policy.Base.CURRENT)),
            new Allot(CUT, PeriodKind.MONTH, CURRENT, share("0.05", PLAN))),
        policy(
            "f-cut-the-parent",
            id + "/ads",
            PeriodKind.MONTH,
            "ratio >= threshold",
            change,
            thresholds,
            new Allot(CUT, PeriodKind.MONTH, CURRENT, new Size.Amount(new BigDecimal(20)))),
        policy(
            "a-raise",
            id + "/*",
            PeriodKind.MONTH,
            "ratio >= 0.9",
            change,
            List.of(),
            new Allot(RAISE, PeriodKind.MONTH, CURRENT, share("0.1", Policy.Base.CURRENT))),
        policy(
            "g-raise-today",
            id + "/ads/**",
            PeriodKind.DAY,
            "ratio >= 1",
            change,
            List.of(),
            new Allot(RAISE, PeriodKind.DAY, CURRENT, new Size.Amount(new BigDecimal(7)))),
        policy(
            "h-next-quarter",
            id,
            PeriodKind.QUARTER,
            "ratio >= 0.3",
            change,
            List.of(),
            new Allot(RAISE, PeriodKind.QUARTER, NEXT, share("0.1", PLAN)),
            new Allot(CUT, PeriodKind.YEAR, CURRENT, new Size.Amount(new BigDecimal("0.01")))));
  }

  private static Size.Share share(String share, Policy.Base base) {
    return new Size.Share(new BigDecimal(share), base);
  }

  private static Policy policy(
      String name,
      String nodes,
      PeriodKind period,
      String when,
      Change change,
      List<BigDecimal> thresholds,
      Allot... moves) {
    List<Policy.Outcome> then = new ArrayList<>(List.of(moves));
    then.add(new Policy.Alert(Policy.Severity.WARNING, List.of()));
    return new Policy(
        name,
        nodes,
        period,
        when,
        thresholds.isEmpty() ? Optional.empty() : Optional.of("ratio < threshold - 0.1"),
        thresholds,
        then,
        change == Change.POLICY_EDITED ? "edited" : "text",
        "policies.yaml:1");
  }
}
