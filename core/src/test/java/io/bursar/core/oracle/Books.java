package io.bursar.core.oracle;

import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.Conversion.Kind;
import io.bursar.core.journal.ChargeEntry.SnapshotScope;
import io.bursar.core.journal.CloseEntry;
import io.bursar.core.journal.DeclareEntry;
import io.bursar.core.journal.RateEntry;
import io.bursar.core.journal.SnapshotEntry;
import io.bursar.core.journal.SnapshotRowEntry;
import io.bursar.core.oracle.Standing.Share;
import io.bursar.core.period.PeriodKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a journal's beginning leaves standing: configurations, rates and charges; no sums. */
final class Books {

  private record Counted(String tenant, String node, LocalDate day) {}

  private final Map<String, DeclareEntry> inForce = new TreeMap<>();
  private final Map<String, Tree> trees = new HashMap<>();
  private final Rates rates = new Rates();
  private final Map<Identity, Standing> charges = new LinkedHashMap<>();
  private final Map<Identity, Lines> lines = new LinkedHashMap<>();
  private final Snapshots snapshots = new Snapshots();
  private final Map<String, LocalDate> closed = new HashMap<>();
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
    return (other && everCharged(was.tenant()))
        || movesThePast(was.tenant(), tree)
        || cutsThePast(was, is);
  }

  private boolean everCharged(String tenant) {
    return !charges(tenant).isEmpty()
        || !lines(tenant).isEmpty()
        || past.stream().anyMatch(at -> at.tenant().equals(tenant));
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

  void charge(ChargeEntry entry, Instant time) {
    DeclareEntry declared = inForce.get(entry.tenant());
    if (declared == null) {
      outcomes.add("rejected");
      return;
    }
    Identity identity =
        new Identity(entry.tenant(), entry.source(), Standing.scope(entry), entry.id());
    Standing says = Standing.of(entry, trees.get(entry.tenant()), declared.configuration().zone());
    outcomes.add(outcome(identity, says, file(entry), time));
  }

  private String outcome(Identity identity, Standing says, String file, Instant time) {
    boolean isRow = !identity.scope().isEmpty();
    Labels labels = Labels.of(configuration(says.tenant()));
    if (!says.shares().stream().allMatch(share -> labels.covers(share.day()))) {
      return rejected(identity, says, file);
    }
    String outcome =
        isRow
            ? snapshots.outcome(identity, charges.get(identity), says, file, time)
            : outcome(charges.get(identity), says);
    if (outcome.equals("applied") || outcome.equals("restated")) {
      Standing stands = rates.rated(says);
      if (hasNoDay(identity, stands, time)) {
        return rejected(identity, says, file);
      }
      stand(identity, stands, time);
    }
    if (isRow && !outcome.equals("stale") && !outcome.equals("conflict")) {
      snapshots.says(identity, says.said());
    }
    return outcome;
  }

  private static String file(ChargeEntry entry) {
    return entry.scope().map(SnapshotScope::content).orElse("");
  }

  private String rejected(Identity identity, Standing says, String file) {
    if (!identity.scope().isEmpty()) {
      snapshots.has(identity, says.said(), file);
    }
    return "rejected";
  }

  private static String outcome(Standing stands, Standing says) {
    if (stands == null) {
      return "applied";
    }
    if (says.said() != stands.said()) {
      return says.said() < stands.said() ? "stale" : "restated";
    }
    if (!says.content().equals(stands.content())) {
      return "conflict";
    }
    return says.reclean() <= stands.reclean() ? "duplicate" : "restated";
  }

  /** A row that a snapshot has in words that can't be used. */
  void unusable(SnapshotRowEntry entry) {
    if (inForce.containsKey(entry.tenant())) {
      SnapshotScope at = entry.scope();
      String scope = Standing.scope(entry.source(), at.account(), at.billingPeriod());
      snapshots.has(
          new Identity(entry.tenant(), entry.source(), scope, entry.id()),
          at.version(),
          at.content());
    }
  }

  void snapshot(SnapshotEntry entry, Instant time) {
    if (!inForce.containsKey(entry.tenant())) {
      return;
    }
    String scope = Standing.scope(entry.source(), entry.account(), entry.billingPeriod());
    String scopeOfAll = entry.tenant() + " " + scope;
    if (snapshots.completes(entry, scopeOfAll)) {
      snapshots.vanished().stream()
          .filter(row -> row.scopeOfAll().equals(scopeOfAll))
          .forEach(row -> takeBack(row, time));
    }
  }

  /** What a snapshot has no more, if it can be taken back. */
  private void takeBack(Identity row, Instant time) {
    Standing stood = charges.get(row);
    if (stood == null) {
      snapshots.forget(row);
    } else if (!hasNoDay(row, stood.saysNothing(), time)) {
      snapshots.forget(row);
      outcomes.add("reversed");
      stand(row, stood.saysNothing(), time);
      charges.remove(row);
    }
  }

  /** Whether a tenant is judged at a tick. */
  boolean mayJudge(String tenant, Instant time) {
    return snapshots.mayJudge(tenant, time);
  }

  void close(CloseEntry entry, Instant time) {
    if (!inForce.containsKey(entry.tenant()) || !snapshots.settled(entry.tenant(), time)) {
      return;
    }
    TenantConfiguration is = configuration(entry.tenant());
    LocalDate today = time.atZone(is.zone()).toLocalDate();
    Labels labels = Labels.of(is);
    labels
        .lastOf(entry.period(), today)
        .filter(labels::covers)
        .filter(last -> !last.isAfter(labels.last(PeriodKind.MONTH, today)))
        .ifPresent(
            last ->
                closed.merge(
                    entry.tenant(), last, (one, other) -> one.isAfter(other) ? one : other));
  }

  void rate(RateEntry entry, Instant time) {
    if (!inForce.containsKey(entry.tenant())) {
      return;
    }
    rates.know(entry);
    for (Map.Entry<Identity, Standing> each : List.copyOf(charges.entrySet())) {
      Standing charge = each.getValue();
      if (charge.waits()
          && charge.tenant().equals(entry.tenant())
          && charge.currency().equals(entry.currency())
          && charge.rateDay().equals(entry.day())) {
        standIfItCan(each.getKey(), charge.at(entry.rate(), Kind.FINAL), time);
      }
    }
  }

  /**
   * What had to wait for a day on which it can be booked is booked, if there is one by now; what
   * had no rate gets the last before its day.
   */
  void tick(Instant time) {
    snapshots.vanished().forEach(row -> takeBack(row, time));
    for (Map.Entry<Identity, Standing> each : List.copyOf(charges.entrySet())) {
      Standing rated = rates.rated(each.getValue());
      if (!rated.equals(each.getValue())) {
        standIfItCan(each.getKey(), rated, time);
      }
    }
  }

  private void standIfItCan(Identity identity, Standing charge, Instant time) {
    if (!hasNoDay(identity, charge, time)) {
      stand(identity, charge, time);
    }
  }

  private void stand(Identity identity, Standing charge, Instant time) {
    charges.put(identity, charge);
    Lines now = when(identity, charge, time);
    lines.put(identity, now);
    for (Share line : now.all()) {
      if (line.ledger().signum() != 0) {
        past.add(new Counted(charge.tenant(), line.node(), line.day()));
      }
    }
  }

  private Lines when(Identity identity, Standing charge, Instant time) {
    LocalDate end = closed.getOrDefault(charge.tenant(), LocalDate.MIN);
    return lines
        .getOrDefault(identity, Lines.NONE)
        .when(charge.shares(), end, open(charge.tenant(), time));
  }

  /** Whether something would have to be booked instead, on a day on which nothing can. */
  private boolean hasNoDay(Identity identity, Standing charge, Instant time) {
    Lines was = lines.getOrDefault(identity, Lines.NONE);
    return when(identity, charge, time).instead().size() > was.instead().size()
        && !Labels.of(configuration(charge.tenant())).covers(open(charge.tenant(), time));
  }

  private LocalDate open(String tenant, Instant time) {
    LocalDate end = closed.getOrDefault(tenant, LocalDate.MIN);
    LocalDate today = time.atZone(configuration(tenant).zone()).toLocalDate();
    return today.isAfter(end) ? today : end.plusDays(1);
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

  private List<Standing> charges(String tenant) {
    return charges.values().stream().filter(charge -> charge.tenant().equals(tenant)).toList();
  }

  /** All that is booked for a tenant. */
  List<Share> lines(String tenant) {
    return lines.entrySet().stream()
        .filter(each -> each.getKey().tenant().equals(tenant))
        .flatMap(each -> each.getValue().all().stream())
        .toList();
  }

  /** Every day on which something of the tenant counted once, or stands. */
  Set<LocalDate> days(String tenant) {
    Set<LocalDate> days = new LinkedHashSet<>();
    past.stream().filter(at -> at.tenant().equals(tenant)).forEach(at -> days.add(at.day()));
    charges(tenant).forEach(charge -> charge.shares().forEach(share -> days.add(share.day())));
    lines(tenant).forEach(line -> days.add(line.day()));
    return days;
  }

  /**
   * Every figure of a tenant that anything counts in, added up anew from everything that stands.
   */
  Map<Cell, BigDecimal> spent(String tenant) {
    Labels labels = Labels.of(configuration(tenant));
    Map<Cell, BigDecimal> sums = new HashMap<>();
    for (Share line : lines(tenant)) {
      for (String node : trees.get(tenant).wayUp(line.node(), line.day())) {
        for (String period : labels.of(line.day())) {
          sums.merge(new Cell(tenant, node, period), line.ledger(), BigDecimal::add);
        }
      }
    }
    return sums;
  }
}
