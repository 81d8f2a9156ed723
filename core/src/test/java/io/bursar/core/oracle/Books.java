package io.bursar.core.oracle;

import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.Conversion.Kind;
import io.bursar.core.journal.DeclareEntry;
import io.bursar.core.journal.RateEntry;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** What a journal's beginning leaves standing: configurations, rates and charges; no sums. */
final class Books {

  private record Identity(String tenant, String source, String id) {}

  private record Counted(String tenant, String node, LocalDate day) {}

  private final Map<String, DeclareEntry> inForce = new TreeMap<>();
  private final Map<String, Tree> trees = new HashMap<>();
  private final Map<String, NavigableMap<LocalDate, BigDecimal>> rates = new HashMap<>();
  private final Map<Identity, Standing> charges = new LinkedHashMap<>();
  // Every place at which something counted once: the past of a node that may not move.
  private final Set<Counted> past = new LinkedHashSet<>();
  private final List<String> outcomes = new ArrayList<>();

  void declare(DeclareEntry entry) {
    String tenant = entry.configuration().tenant();
    Tree tree = Tree.of(entry.configuration(), trees.get(tenant));
    if (inForce.containsKey(tenant) && refused(entry, tree)) {
      return;
    }
    inForce.put(tenant, entry);
    trees.put(tenant, tree);
  }

  private boolean refused(DeclareEntry entry, Tree tree) {
    DeclareEntry before = inForce.get(entry.configuration().tenant());
    if (entry.revision() <= before.revision()) {
      return true;
    }
    TenantConfiguration was = before.configuration();
    TenantConfiguration is = entry.configuration();
    boolean other =
        !was.zone().equals(is.zone())
            || !was.currency().equals(is.currency())
            || was.basis() != is.basis()
            || was.fiscalYearStart() != is.fiscalYearStart();
    return (other && !charges(was.tenant()).isEmpty())
        || movesThePast(was.tenant(), tree)
        || cutsThePast(was, is);
  }

  private boolean cutsThePast(TenantConfiguration was, TenantConfiguration is) {
    if (was.fiscalYears().equals(is.fiscalYears())) {
      return false;
    }
    // Where something counted once, or will when its rate comes.
    Set<LocalDate> held = new LinkedHashSet<>();
    past.stream().filter(at -> at.tenant().equals(was.tenant())).forEach(at -> held.add(at.day()));
    charges(was.tenant()).stream()
        .filter(Standing::waits)
        .forEach(charge -> charge.shares().forEach(share -> held.add(share.day())));
    return held.stream().anyMatch(day -> !Labels.of(was).cutTheYearAlike(Labels.of(is), day));
  }

  private boolean movesThePast(String tenant, Tree tree) {
    Tree was = trees.get(tenant);
    return past.stream()
        .filter(place -> place.tenant().equals(tenant))
        .anyMatch(
            place ->
                !was.wayUp(place.node(), place.day())
                    .equals(tree.wayUp(place.node(), place.day())));
  }

  void charge(ChargeEntry entry) {
    DeclareEntry declared = inForce.get(entry.tenant());
    if (declared == null) {
      outcomes.add("rejected");
      return;
    }
    Standing said = Standing.of(entry, trees.get(entry.tenant()), zone(entry.tenant()));
    Labels labels = Labels.of(configuration(entry.tenant()));
    if (said.shares().stream().anyMatch(share -> !labels.covers(share.day()))) {
      outcomes.add("rejected");
      return;
    }
    Identity identity = new Identity(entry.tenant(), entry.source(), entry.id());
    Standing stands = charges.get(identity);
    int newer = stands == null ? 1 : stands.against(entry.version());
    if (newer < 0) {
      outcomes.add("stale");
    } else if (newer == 0) {
      outcomes.add(stands.content().equals(entry.content()) ? "duplicate" : "conflict");
    } else {
      outcomes.add(stands == null ? "applied" : "restated");
      stand(identity, rated(said));
    }
  }

  private ZoneId zone(String tenant) {
    return configuration(tenant).zone();
  }

  void rate(RateEntry entry) {
    if (!inForce.containsKey(entry.tenant())) {
      return;
    }
    rates(entry.tenant(), entry.currency()).put(entry.day(), entry.rate());
    for (Map.Entry<Identity, Standing> each : List.copyOf(charges.entrySet())) {
      Standing charge = each.getValue();
      if (charge.waits()
          && charge.tenant().equals(entry.tenant())
          && charge.currency().equals(entry.currency())
          && charge.rateDay().equals(entry.day())) {
        stand(each.getKey(), charge.at(entry.rate(), Kind.FINAL));
      }
    }
  }

  /** What had no rate gets the last before its day, if there is one by now. */
  void tick() {
    for (Map.Entry<Identity, Standing> each : List.copyOf(charges.entrySet())) {
      if (each.getValue().kind() == Kind.UNRATED) {
        stand(each.getKey(), rated(each.getValue()));
      }
    }
  }

  private Standing rated(Standing charge) {
    if (!charge.waits()) {
      return charge;
    }
    NavigableMap<LocalDate, BigDecimal> known = rates(charge.tenant(), charge.currency());
    if (known.containsKey(charge.rateDay())) {
      return charge.at(known.get(charge.rateDay()), Kind.FINAL);
    }
    Map.Entry<LocalDate, BigDecimal> last = known.floorEntry(charge.rateDay());
    return charge.kind() == Kind.UNRATED && last != null
        ? charge.at(last.getValue(), Kind.PROVISIONAL)
        : charge;
  }

  private void stand(Identity identity, Standing charge) {
    charges.put(identity, charge);
    for (Standing.Share share : charge.shares()) {
      if (share.ledger().signum() != 0) {
        past.add(new Counted(charge.tenant(), share.node(), share.day()));
      }
    }
  }

  private NavigableMap<LocalDate, BigDecimal> rates(String tenant, String currency) {
    return rates.computeIfAbsent(tenant + " " + currency, any -> new TreeMap<>());
  }

  /** How each charge entry ended, in order. */
  List<String> outcomes() {
    return outcomes;
  }

  /** Tenants that are declared, sorted. */
  Set<String> tenants() {
    return inForce.keySet();
  }

  TenantConfiguration configuration(String tenant) {
    return inForce.get(tenant).configuration();
  }

  Tree tree(String tenant) {
    return trees.get(tenant);
  }

  List<Standing> charges(String tenant) {
    return charges.values().stream().filter(charge -> charge.tenant().equals(tenant)).toList();
  }

  /** Every day on which something of the tenant counted once, or stands. */
  Set<LocalDate> days(String tenant) {
    Set<LocalDate> days = new LinkedHashSet<>();
    past.stream().filter(at -> at.tenant().equals(tenant)).forEach(at -> days.add(at.day()));
    charges(tenant).forEach(charge -> charge.shares().forEach(share -> days.add(share.day())));
    return days;
  }

  /**
   * Every figure of a tenant that anything counts in, added up anew from everything that stands.
   */
  Map<Cell, BigDecimal> spent(String tenant) {
    Labels labels = Labels.of(configuration(tenant));
    Map<Cell, BigDecimal> sums = new HashMap<>();
    for (Standing charge : charges(tenant)) {
      for (Standing.Share share : charge.shares()) {
        for (String node : trees.get(tenant).wayUp(share.node(), share.day())) {
          for (String period : labels.of(share.day())) {
            sums.merge(new Cell(tenant, node, period), share.ledger(), BigDecimal::add);
          }
        }
      }
    }
    return sums;
  }
}
