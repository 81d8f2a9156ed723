package io.bursar.connectors.samples;

import io.bursar.core.configuration.AttributionRule;
import io.bursar.core.configuration.Budget;
import io.bursar.core.configuration.Node;
import io.bursar.core.journal.RateEntry;
import io.bursar.core.period.PeriodKind;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A small company with four lines, the three months before the current one and the current one up
 * to today: what it may spend, what currencies were worth, and two files of what it spent.
 *
 * <p>The story: advertising runs a campaign whose bookings bring its month to 86 % of its budget,
 * whatever day of the month today is; everything else stays under 80 %. A row of a past day is the
 * same whichever later day the plan is made for, so the files of tomorrow are duplicates but for
 * the new day; campaign bookings move, and say so by a higher version.
 */
public final class DemoPlan {
  /** The tenant; also the path of its root node. */
  public static final String TENANT = "demo";

  /** The tenant's ledger currency. */
  public static final String CURRENCY = "USD";

  /** The feed that {@link #CLOUD_FILE} comes from. */
  public static final String CLOUD_SOURCE = "cloud-bill";

  /** The feed that {@link #FINANCE_FILE} comes from. */
  public static final String FINANCE_SOURCE = "finance";

  /** A FOCUS 1.2 export: the cloud line, in USD. */
  public static final String CLOUD_FILE = "cloud-focus.csv";

  /** A table of an old finance system: the other three lines, in USD and EUR. */
  public static final String FINANCE_FILE = "finance.csv";

  /** The mapping of {@link #FINANCE_FILE}. */
  public static final String MAPPING_FILE = "finance.yaml";

  static final Charset FINANCE_CHARSET = Charset.forName("windows-1252");

  private final LocalDate first;
  private final LocalDate today;

  /**
   * For one day.
   *
   * @param today the last day that anything is spent on
   */
  public DemoPlan(LocalDate today) {
    this.today = today;
    this.first = today.withDayOfMonth(1).minusMonths(3);
  }

  /** The first day that anything is spent on: three months before the current one began. */
  public LocalDate firstDay() {
    return first;
  }

  /** Every node but the root and {@code demo/unallocated}, parents before children. */
  public List<Node> nodes() {
    return List.of(
        node("ads"),
        node("ads/search"),
        node("ads/social"),
        node("e-commerce"),
        node("e-commerce/storefront"),
        node("e-commerce/logistics"),
        node("cloud"),
        node("cloud/compute"),
        node("cloud/data"),
        node("benefits"),
        node("benefits/meals"),
        node("benefits/insurance"));
  }

  private static Node node(String path) {
    String id = TENANT + "/" + path;
    int cut = id.lastIndexOf('/');
    return new Node(
        id,
        id.substring(cut + 1),
        List.of(new Node.Placement(id.substring(0, cut), LocalDate.EPOCH)),
        Map.of());
  }

  /**
   * A month budget for every node, and for the lines a day budget that follows from it. Only for
   * the lines: cutting a line's day under what its children were given would be refused.
   */
  public List<Budget> budgets() {
    return List.of(
        month("", "230000"),
        month("/ads", "40000"),
        month("/ads/search", DemoAds.SEARCH_BUDGET),
        month("/ads/social", DemoAds.SOCIAL_BUDGET),
        month("/e-commerce", "80000"),
        month("/e-commerce/storefront", "30000"),
        month("/e-commerce/logistics", "45000"),
        month("/cloud", "70000"),
        month("/cloud/compute", "40000"),
        month("/cloud/data", "26000"),
        month("/benefits", "24000"),
        month("/benefits/meals", "9000"),
        month("/benefits/insurance", "14000"),
        evenDays("/ads"),
        evenDays("/e-commerce"),
        evenDays("/cloud"),
        evenDays("/benefits"));
  }

  private static Budget month(String path, String amount) {
    return new Budget(
        TENANT + path,
        PeriodKind.MONTH,
        Optional.of(new BigDecimal(amount)),
        Map.of(),
        Budget.Pace.NONE);
  }

  private static Budget evenDays(String path) {
    return new Budget(TENANT + path, PeriodKind.DAY, Optional.empty(), Map.of(), Budget.Pace.EVEN);
  }

  /** Which charge belongs to which node. Support of the cloud provider is left to nobody. */
  public List<AttributionRule> rules() {
    return List.of(
        rule("account == '4110'", "ads/search"),
        rule("account == '4120'", "ads/social"),
        rule("account == '5210'", "e-commerce/storefront"),
        rule("account == '5220'", "e-commerce/logistics"),
        rule("account == '6110'", "benefits/meals"),
        rule("account == '6120'", "benefits/insurance"),
        rule("account == '" + CloudBill.COMPUTE_ACCOUNT + "'", "cloud/compute"),
        rule("'team' in tags && tags.team == 'data'", "cloud/data"));
  }

  private static AttributionRule rule(String when, String node) {
    return new AttributionRule(when, TENANT + "/" + node, "the demo's plan");
  }

  /** What one EUR was worth in USD on each day, weekends too. */
  public List<RateEntry> rates() {
    return first
        .datesUntil(today.plusDays(1))
        .map(day -> new RateEntry(TENANT, "EUR", day, DemoRates.euro(day)))
        .toList();
  }

  /** The mapping of the finance table, as YAML. */
  public String mapping() {
    try (InputStream in = DemoPlan.class.getResourceAsStream(MAPPING_FILE)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Writes {@link #CLOUD_FILE} and {@link #FINANCE_FILE} into the folder, over those that are
   * there.
   *
   * @return the two files, in that order
   */
  public List<Path> write(Path folder) throws IOException {
    Path cloud = folder.resolve(CLOUD_FILE);
    try (BufferedWriter writer = Files.newBufferedWriter(cloud)) {
      writeCloud(writer);
    }
    Path finance = folder.resolve(FINANCE_FILE);
    try (BufferedWriter writer = Files.newBufferedWriter(finance, FINANCE_CHARSET)) {
      writeFinance(writer);
    }
    return List.of(cloud, finance);
  }

  /** Writes the cloud bill; the writer should be UTF-8. */
  public void writeCloud(Writer writer) throws IOException {
    new CloudBill(first, today).write(writer);
  }

  /** Writes the finance table; the writer should be windows-1252. */
  public void writeFinance(Writer writer) throws IOException {
    new FinanceTable(first, today).write(writer);
  }
}
