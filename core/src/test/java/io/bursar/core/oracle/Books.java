package io.bursar.core.oracle;

import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.Conversion.Kind;
import io.bursar.core.journal.CloseEntry;
import io.bursar.core.journal.DeclareEntry;
import io.bursar.core.journal.RateEntry;
import io.bursar.core.journal.SnapshotEntry;
import io.bursar.core.journal.SnapshotRowEntry;
import io.bursar.core.oracle.Standing.Share;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/** What a journal's beginning leaves standing: configurations, rates and charges; no sums. */
final class Books {

  private record Identity(String tenant, String source, String id) implements Comparable<Identity> {
    @Override
    public int compareTo(Identity other) {
      return toString().compareTo(other.toString());
    }
  }

  private record Counted(String tenant, String node, LocalDate day) {}

  /**
   * What is booked for a charge.
   *
   * @param own on the days that it speaks of
   * @param instead on open days, because days that it speaks of were closed
   */
  private record Lines(List<Share> own, List<Share> instead) {
    List<Share> all() {
      List<Share> all = new ArrayList<>(own);
      all.addAll(instead);
      return all;
    }
  }

  private final Map<String, DeclareEntry> inForce = new TreeMap<>();
  private final Map<String, Tree> trees = new HashMap<>();
  private final Map<String, NavigableMap<LocalDate, BigDecimal>> rates = new HashMap<>();
  private final Map<Identity, Standing> charges = new LinkedHashMap<>();
  private final Map<Identity, Lines> lines = new LinkedHashMap<>();
  private final Map<Identity, Long> had = new HashMap<>();
  private final Map<Identity, Long> lastSaid = new HashMap<>();
  private final Map<String, String> files = new HashMap<>();
  private final Map<String, Instant> waiting = new HashMap<>();
  private final Map<String, Instant> open = new HashMap<>();
  private final Map<String, Set<Integer>> arriving = new HashMap<>();
  private final Map<String, Long> completed = new HashMap<>();
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
    return (other && everCharged(was.tenant())) || movesThePast(was.tenant(), tree);
  }

  private boolean everCharged(String tenant) {
    return !charges(tenant).isEmpty()
        || !lines(tenant).isEmpty()
        || past.stream().anyMatch(at -> at.tenant().equals(tenant));
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
    String scope = Standing.scope(entry);
    Identity identity = new Identity(entry.tenant(), entry.source(), scope + "|" + entry.id());
    Standing says = Standing.of(entry, trees.get(entry.tenant()), declared.configuration().zone());
    String outcome =
        scope.isEmpty()
            ? outcome(charges.get(identity), says)
            : row(
                identity,
                says,
                says.tenant() + " " + scope,
                entry.scope().orElseThrow().content(),
                time);
    outcomes.add(outcome);
    if (outcome.equals("applied") || outcome.equals("restated")) {
      stand(identity, rated(says), time);
    }
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

  /** Of one scope, the highest snapshot that has a row is right about whether it is there. */
  private String row(Identity identity, Standing says, String scope, String file, Instant time) {
    long complete = completed.getOrDefault(scope, Long.MIN_VALUE);
    long last = lastSaid.getOrDefault(identity, Long.MIN_VALUE);
    if (says.said() < complete) {
      return "stale";
    }
    Standing stands = charges.get(identity);
    if (says.said() > complete) {
      if (isAnothers(scope, says.said(), file)) {
        return "conflict";
      }
      Instant since = open.get(scope);
      if (since == null || !since.plus(Duration.ofMinutes(30)).isAfter(time)) {
        open.put(scope, time);
      }
    } else if (!file.equals(files.get(scope + " " + complete))
        && (stands == null || last < complete)) {
      return "conflict";
    }
    String outcome;
    if (stands == null) {
      outcome = "applied";
    } else if (says.said() < last) {
      outcome = "stale";
    } else {
      boolean same = says.content().equals(stands.content());
      if (!same) {
        outcome = says.said() == last ? "conflict" : "restated";
      } else {
        outcome = says.reclean() > stands.reclean() ? "restated" : "duplicate";
      }
    }
    had.merge(identity, says.said(), Math::max);
    lastSaid.merge(identity, says.said(), Math::max);
    return outcome;
  }

  /** What comes first under a number has it. */
  private boolean isAnothers(String scope, long version, String file) {
    return !files.computeIfAbsent(scope + " " + version, any -> file).equals(file);
  }

  /** A row that a snapshot has in words that can't be used. */
  void unusable(SnapshotRowEntry entry) {
    if (!inForce.containsKey(entry.tenant())) {
      return;
    }
    String of =
        Standing.scope(entry.source(), entry.scope().account(), entry.scope().billingPeriod());
    String scope = entry.tenant() + " " + of;
    long version = entry.scope().version();
    if (version >= completed.getOrDefault(scope, Long.MIN_VALUE)
        && !isAnothers(scope, version, entry.scope().content())) {
      had.merge(
          new Identity(entry.tenant(), entry.source(), of + "|" + entry.id()), version, Math::max);
    }
  }

  void snapshot(SnapshotEntry entry, Instant time) {
    if (!inForce.containsKey(entry.tenant())) {
      return;
    }
    String of = Standing.scope(entry.source(), entry.account(), entry.billingPeriod());
    String scope = entry.tenant() + " " + of;
    if ((completed.containsKey(scope) && entry.version() <= completed.get(scope))
        || isAnothers(scope, entry.version(), entry.content())) {
      return;
    }
    Set<Integer> came =
        arriving.computeIfAbsent(scope + " " + entry.version(), any -> new HashSet<>());
    came.add(entry.part());
    if (came.size() < entry.parts()) {
      return;
    }
    completed.put(scope, entry.version());
    boolean stillOpen = false;
    for (Map.Entry<Identity, Long> each : new TreeMap<>(had).entrySet()) {
      Identity row = each.getKey();
      if (row.tenant().equals(entry.tenant()) && row.id().startsWith(of + "|")) {
        stillOpen |= each.getValue() > entry.version();
        if (each.getValue() < entry.version()) {
          had.remove(row);
          lastSaid.remove(row);
          Standing stood = charges.get(row);
          if (stood != null) {
            outcomes.add("reversed");
            stand(row, stood.saysNothing(), time);
            charges.remove(row);
          }
        }
      }
    }
    if (!stillOpen) {
      open.remove(scope);
    }
  }

  /** Whether a tenant is judged at a tick: it is when its figures were unsettled for an hour. */
  boolean mayJudge(String tenant, Instant time) {
    if (settled(tenant, time)) {
      waiting.remove(tenant);
      return true;
    }
    Instant since = waiting.putIfAbsent(tenant, time);
    return since != null && !since.plus(Duration.ofHours(1)).isAfter(time);
  }

  /** Whether a tenant's figures are not those between two snapshots. */
  private boolean settled(String tenant, Instant time) {
    return open.entrySet().stream()
        .filter(each -> each.getKey().startsWith(tenant + " "))
        .noneMatch(each -> each.getValue().plus(Duration.ofHours(1)).isAfter(time));
  }

  void close(CloseEntry entry, Instant time) {
    if (!inForce.containsKey(entry.tenant())) {
      return;
    }
    TenantConfiguration is = configuration(entry.tenant());
    YearMonth month = YearMonth.parse(entry.period());
    LocalDate today = time.atZone(is.zone()).toLocalDate();
    if (!month.atDay(1).isAfter(today) && settled(entry.tenant(), time)) {
      closed.merge(
          entry.tenant(), month.atEndOfMonth(), (one, other) -> one.isAfter(other) ? one : other);
    }
  }

  void rate(RateEntry entry, Instant time) {
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
        stand(each.getKey(), charge.at(entry.rate(), Kind.FINAL), time);
      }
    }
  }

  /** What had no rate gets the last before its day, if there is one by now. */
  void tick(Instant time) {
    for (Map.Entry<Identity, Standing> each : List.copyOf(charges.entrySet())) {
      if (each.getValue().kind() == Kind.UNRATED) {
        stand(each.getKey(), rated(each.getValue()), time);
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

  /**
   * Books what the charge says: on open days as it says it; on closed days nothing moves any more,
   * and what differs there from what was booked for a node is booked for it on an open day.
   */
  private void stand(Identity identity, Standing charge, Instant time) {
    charges.put(identity, charge);
    LocalDate end = closed.getOrDefault(charge.tenant(), LocalDate.MIN);
    Lines was = lines.getOrDefault(identity, new Lines(List.of(), List.of()));
    List<Share> own = new ArrayList<>(was.own());
    own.removeIf(line -> line.day().isAfter(end));
    Map<String, BigDecimal> missing = new TreeMap<>();
    own.forEach(line -> missing.merge(line.node(), line.ledger().negate(), BigDecimal::add));
    was.instead()
        .forEach(line -> missing.merge(line.node(), line.ledger().negate(), BigDecimal::add));
    for (Share share : charge.shares()) {
      if (share.day().isAfter(end)) {
        own.add(share);
      } else {
        missing.merge(share.node(), share.ledger(), BigDecimal::add);
      }
    }
    LocalDate today = time.atZone(configuration(charge.tenant()).zone()).toLocalDate();
    LocalDate day = today.isAfter(end) ? today : end.plusDays(1);
    List<Share> instead = new ArrayList<>(was.instead());
    missing.forEach(
        (node, amount) -> {
          if (amount.signum() != 0) {
            instead.add(new Share(node, day, amount, amount));
          }
        });
    Lines now = new Lines(own, instead);
    lines.put(identity, now);
    for (Share line : now.all()) {
      if (line.ledger().signum() != 0) {
        past.add(new Counted(charge.tenant(), line.node(), line.day()));
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
    Labels labels = new Labels(configuration(tenant).fiscalYearStart());
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
