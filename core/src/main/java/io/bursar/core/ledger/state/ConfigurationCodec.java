package io.bursar.core.ledger.state;

import io.bursar.core.configuration.AttributionRule;
import io.bursar.core.configuration.AttributionRule.Share;
import io.bursar.core.configuration.Budget;
import io.bursar.core.configuration.Holiday;
import io.bursar.core.configuration.Node;
import io.bursar.core.configuration.Node.Placement;
import io.bursar.core.configuration.Price;
import io.bursar.core.configuration.Promotion;
import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.configuration.TenantConfiguration.Basis;
import io.bursar.core.ledger.state.DeclaredTenant.PolicyVersion;
import io.bursar.core.period.FiscalYear;
import io.bursar.core.period.PeriodKind;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** A tenant's configuration. */
final class ConfigurationCodec {

  private ConfigurationCodec() {}

  static void write(ByteWriter to, DeclaredTenant tenant) {
    TenantConfiguration configuration = tenant.configuration();
    to.text(configuration.tenant());
    to.text(configuration.currency());
    to.text(configuration.zone().getId());
    to.constant(configuration.basis());
    to.signed(configuration.fiscalYearStart());
    to.all(configuration.nodes(), ConfigurationCodec::node);
    to.all(configuration.budgets(), ConfigurationCodec::budget);
    to.all(configuration.policies(), PolicyCodec::write);
    to.all(new TreeSet<>(configuration.freezeDays()), ByteWriter::day);
    to.all(configuration.rules(), ConfigurationCodec::rule);
    to.all(configuration.rateCard(), ConfigurationCodec::price);
    to.text(configuration.author());
    to.all(tenant.retired(), ConfigurationCodec::node);
    to.all(tenant.policies().entrySet(), ConfigurationCodec::version);
    // At the end and only where there is one: documents from before calendars end without it, and
    // a configuration without one keeps its bytes and so its digest. The same of what came later.
    boolean sharesOrTable = hasSharesOrTable(configuration);
    if (hasCalendar(configuration) || sharesOrTable) {
      to.all(configuration.promotions(), ConfigurationCodec::promotion);
      to.all(configuration.holidays(), ConfigurationCodec::holiday);
    }
    if (sharesOrTable) {
      to.all(configuration.rules(), ConfigurationCodec::shares);
      to.all(configuration.fiscalYears(), ConfigurationCodec::fiscalYear);
    }
  }

  static DeclaredTenant read(ByteReader from) {
    TenantConfiguration configuration =
        new TenantConfiguration(
            from.text(),
            from.text(),
            ZoneId.of(from.text()),
            from.constant(Basis.class),
            (int) from.signed(),
            from.all(ConfigurationCodec::node),
            from.all(ConfigurationCodec::budget),
            from.all(PolicyCodec::read),
            days(from),
            from.all(ConfigurationCodec::rule),
            from.all(ConfigurationCodec::price),
            from.text());
    List<Node> retired = from.all(ConfigurationCodec::node);
    SortedMap<String, PolicyVersion> versions = versions(from);
    return new DeclaredTenant(
        from.atEnd() ? configuration : withCalendar(configuration, from), retired, versions);
  }

  private static boolean hasCalendar(TenantConfiguration configuration) {
    return !configuration.promotions().isEmpty() || !configuration.holidays().isEmpty();
  }

  private static TenantConfiguration withCalendar(
      TenantConfiguration configuration, ByteReader from) {
    TenantConfiguration with =
        configuration.with(
            from.all(ConfigurationCodec::promotion), from.all(ConfigurationCodec::holiday));
    return from.atEnd() ? with : withSharesAndTable(with, from);
  }

  private static boolean hasSharesOrTable(TenantConfiguration configuration) {
    return !configuration.fiscalYears().isEmpty()
        || configuration.rules().stream().anyMatch(rule -> !rule.shares().isEmpty());
  }

  private static TenantConfiguration withSharesAndTable(
      TenantConfiguration configuration, ByteReader from) {
    List<List<Share>> shares = from.all(reader -> reader.all(ConfigurationCodec::share));
    List<AttributionRule> rules = new ArrayList<>(shares.size());
    for (int i = 0; i < shares.size(); i++) {
      AttributionRule rule = configuration.rules().get(i);
      rules.add(new AttributionRule(rule.when(), rule.node(), shares.get(i), rule.place()));
    }
    return configuration.withRules(rules).withFiscalYears(from.all(ConfigurationCodec::fiscalYear));
  }

  private static void shares(ByteWriter to, AttributionRule rule) {
    to.all(rule.shares(), ConfigurationCodec::share);
  }

  private static void share(ByteWriter to, Share share) {
    to.text(share.node());
    to.decimal(share.part());
  }

  private static Share share(ByteReader from) {
    return new Share(from.text(), from.decimal());
  }

  private static void fiscalYear(ByteWriter to, FiscalYear year) {
    to.signed(year.year());
    to.day(year.first());
    to.all(year.weeks(), (writer, weeks) -> writer.signed(weeks));
  }

  private static FiscalYear fiscalYear(ByteReader from) {
    return new FiscalYear(
        (int) from.signed(), from.day(), from.all(reader -> (int) reader.signed()));
  }

  private static Set<LocalDate> days(ByteReader from) {
    return Set.copyOf(from.all(ByteReader::day));
  }

  private static void node(ByteWriter to, Node node) {
    to.text(node.id());
    to.text(node.name());
    to.all(node.placements(), ConfigurationCodec::placement);
    ChargeCodec.texts(to, node.labels());
  }

  private static Node node(ByteReader from) {
    return new Node(
        from.text(), from.text(), from.all(ConfigurationCodec::placement), ChargeCodec.texts(from));
  }

  private static void placement(ByteWriter to, Placement placement) {
    to.text(placement.parent());
    to.day(placement.from());
  }

  private static Placement placement(ByteReader from) {
    return new Placement(from.text(), from.day());
  }

  private static void budget(ByteWriter to, Budget budget) {
    to.text(budget.node());
    to.constant(budget.kind());
    to.optional(budget.amount(), ByteWriter::decimal);
    Map<String, BigDecimal> byPeriod = new TreeMap<>(budget.byPeriod());
    to.all(byPeriod.keySet(), ByteWriter::text);
    byPeriod.values().forEach(to::decimal);
    to.constant(budget.pace());
  }

  private static Budget budget(ByteReader from) {
    String node = from.text();
    PeriodKind kind = from.constant(PeriodKind.class);
    var amount = from.optional(ByteReader::decimal);
    Map<String, BigDecimal> byPeriod = new TreeMap<>();
    for (String label : from.all(ByteReader::text)) {
      byPeriod.put(label, from.decimal());
    }
    return new Budget(node, kind, amount, Map.copyOf(byPeriod), from.constant(Budget.Pace.class));
  }

  private static void rule(ByteWriter to, AttributionRule rule) {
    to.text(rule.when());
    to.text(rule.node());
    to.text(rule.place());
  }

  private static AttributionRule rule(ByteReader from) {
    return new AttributionRule(from.text(), from.text(), from.text());
  }

  private static void price(ByteWriter to, Price price) {
    to.text(price.metric());
    to.decimal(price.unitPrice());
    to.text(price.currency());
    to.day(price.from());
  }

  private static Price price(ByteReader from) {
    return new Price(from.text(), from.decimal(), from.text(), from.day());
  }

  private static void promotion(ByteWriter to, Promotion promotion) {
    to.text(promotion.name());
    to.day(promotion.from());
    to.day(promotion.to());
  }

  private static Promotion promotion(ByteReader from) {
    return new Promotion(from.text(), from.day(), from.day());
  }

  private static void holiday(ByteWriter to, Holiday holiday) {
    to.day(holiday.day());
    to.optional(holiday.name(), ByteWriter::text);
  }

  private static Holiday holiday(ByteReader from) {
    return new Holiday(from.day(), from.optional(ByteReader::text));
  }

  private static void version(ByteWriter to, Map.Entry<String, PolicyVersion> version) {
    to.text(version.getKey());
    to.number(version.getValue().version());
    to.text(version.getValue().digest());
  }

  private static SortedMap<String, PolicyVersion> versions(ByteReader from) {
    SortedMap<String, PolicyVersion> versions = new TreeMap<>();
    int size = from.count();
    for (int i = 0; i < size; i++) {
      versions.put(from.text(), new PolicyVersion(from.count(), from.text()));
    }
    return versions;
  }
}
