package io.bursar.core.ledger.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.core.configuration.Budget;
import io.bursar.core.configuration.Node;
import io.bursar.core.configuration.Node.Placement;
import io.bursar.core.configuration.Policy;
import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.configuration.TenantConfiguration.Basis;
import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.ChargeVersion;
import io.bursar.core.journal.ChargeEntry.Conversion;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.journal.DeclareEntry;
import io.bursar.core.journal.Entry;
import io.bursar.core.journal.Position;
import io.bursar.core.journal.RateEntry;
import io.bursar.core.journal.TickEntry;
import io.bursar.core.journal.When;
import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.Effect.Counted;
import io.bursar.core.ledger.Effect.DeclareRefused;
import io.bursar.core.ledger.Effect.Declared;
import io.bursar.core.ledger.Effect.Rejected;
import io.bursar.core.ledger.Effect.UsageChanged;
import io.bursar.core.ledger.Ledger;
import io.bursar.core.ledger.MapLedgerStore;
import io.bursar.core.ledger.Outcome;
import io.bursar.core.ledger.state.StateDigest;
import io.bursar.core.money.Money;
import io.bursar.core.period.PeriodKind;
import io.bursar.core.usage.NodeUsage;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the scenarios don't say: answers to whom is wrong, and what stays true of the state. */
class LedgerRulesTest {

  private static final Instant NOON = Instant.parse("2026-11-05T04:00:00Z");
  private static final LocalDate DAY = LocalDate.parse("2026-11-05");

  private final MapLedgerStore store = new MapLedgerStore();
  private final LedgerRules rules = new LedgerRules();
  private final Ledger ledger = rules.ledger();
  private long offset;

  @Test
  void aChargeOfAnUnknownTenantIsRejected() {
    List<Effect> effects = apply(charge("a1", 1, "search", "10"));
    assertThat(effects).contains(new Counted("acme", "feed", "file-1", Outcome.REJECTED));
    assertThat(rejected(effects).rejection().code()).isEqualTo("BUR-1801");
    assertThat(store.all()).isExhausted();
  }

  @Test
  void aTenantWhoseNameCouldPassForAKeyIsUnknown() {
    declare(1, tree());
    apply(charge("t", 1, "search", "10"));
    assertThat(rejected(apply(charge("acme\0cfeed", "x", 1, "search", "10"))).rejection().code())
        .isEqualTo("BUR-1801");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\0b", "half \ud83d", "\ude00"})
  void aChargeThatCannotBeAKeyIsRejected(String id) {
    declare(1, tree());
    assertThat(rejected(apply(charge(id, 1, "search", "10"))).rejection().code())
        .isEqualTo("BUR-1802");
  }

  @Test
  void aConflictIsListed() {
    declare(1, tree());
    apply(charge("a1", 1, "search", "10"));
    List<Effect> effects = apply(charge("a1", 1, "search", "11"));
    assertThat(rejected(effects).rejection().code()).isEqualTo("BUR-1803");
    assertThat(rejected(effects).rejection().where()).isEqualTo("charge a1");
  }

  @Test
  void eachNodeOnTheWayUpIsTold() {
    declare(1, tree());
    assertThat(apply(charge("a1", 1, "search", "10")))
        .contains(
            new UsageChanged("acme", "search", "2026-11"),
            new UsageChanged("acme", "ads", "2026-11"),
            new UsageChanged("acme", "acme", "2026-11"))
        .hasSize(5);
  }

  @Test
  void aNodeThatIsGoneKeepsItsPastAndGetsNothingNew() {
    declare(1, tree());
    apply(charge("a1", 1, "search", "10"));
    declare(2, List.of(node("ads", "acme")));
    apply(charge("a1", 2, "social", "4"));
    assertThat(spent("search")).isEqualTo("0");
    assertThat(spent("ads")).isEqualTo("0");
    assertThat(spent("acme/unallocated")).isEqualTo("4");
    apply(charge("a2", 1, "search", "1"));
    assertThat(spent("acme/unallocated")).isEqualTo("5");
    declare(3, tree());
    apply(charge("a3", 1, "search", "2"));
    assertThat(spent("search")).isEqualTo("2");
    assertThat(spent("acme")).isEqualTo("7");
  }

  @Test
  void aDeclareIsAnsweredAgainButNotRepeated() {
    declare(1, tree());
    String before = StateDigest.of(store.all());
    assertThat(apply(new DeclareEntry(1, "hash-1", configuration(tree(), List.of(), List.of()))))
        .containsExactly(new Declared("acme", 1, "hash-1", List.of()));
    assertThat(StateDigest.of(store.all())).isEqualTo(before);
    assertThat(refused(declare(1, List.of())))
        .containsExactly("BUR-1810 revision 1 is not above 1, which is in force");
  }

  @Test
  void everyReasonIsSaidAtOnce() {
    List<Node> nodes =
        List.of(node("a", "b"), node("b", "a"), node("acme", "acme"), node("c", "nowhere"));
    Budget budget =
        new Budget(
            "print",
            PeriodKind.DAY,
            Optional.of(BigDecimal.ONE),
            Map.of("2026-11", BigDecimal.ONE),
            Budget.Pace.NONE);
    Policy policy = policy("bad", "spent > threshold && moon");
    assertThat(
            refused(
                apply(
                    new DeclareEntry(
                        1, "h", configuration(nodes, List.of(budget), List.of(policy))))))
        .anySatisfy(reason -> assertThat(reason).contains("budget of print", "no such node"))
        .anySatisfy(reason -> assertThat(reason).contains("another kind of period"))
        .anySatisfy(reason -> assertThat(reason).contains("policy bad (policies.yaml:7)", "moon"))
        .anySatisfy(reason -> assertThat(reason).contains("'acme' exists by itself"))
        .anySatisfy(reason -> assertThat(reason).contains("parent 'nowhere' does not exist"));
    assertThat(store.all()).isExhausted();
    assertThat(refused(declare(1, nodes.subList(0, 2))))
        .anySatisfy(reason -> assertThat(reason).contains("is below itself"));
  }

  @Test
  void aChangedBudgetIsToldForEveryMonthWithFigures() {
    declare(1, tree());
    apply(charge("a1", 1, "search", "10"));
    Budget budget =
        new Budget(
            "search",
            PeriodKind.MONTH,
            Optional.of(BigDecimal.TEN),
            Map.of("2027-02", BigDecimal.ONE),
            Budget.Pace.NONE);
    assertThat(apply(new DeclareEntry(2, "h", configuration(tree(), List.of(budget), List.of()))))
        .contains(
            new UsageChanged("acme", "search", "2026-11"),
            new UsageChanged("acme", "search", "2027-02"))
        .hasSize(3);
  }

  @Test
  void aRateOfAnUnknownTenantIsRejected() {
    assertThat(
            rejected(apply(new RateEntry("acme", "USD", DAY, BigDecimal.TEN))).rejection().code())
        .isEqualTo("BUR-1804");
  }

  @Test
  void saysWhenTheNextTickIsNeeded() {
    assertThat(ledger.nextDue(store)).isEmpty();
    declare(1, tree());
    assertThat(ledger.nextDue(store)).hasValueSatisfying(due -> assertThat(due).isBefore(now()));
    apply(new TickEntry());
    Instant midnight = Instant.parse("2026-11-05T16:00:00Z");
    assertThat(ledger.nextDue(store)).contains(midnight);
    apply(charge("a1", 1, "search", "10"));
    assertThat(ledger.nextDue(store)).hasValueSatisfying(due -> assertThat(due).isBefore(now()));
    apply(new TickEntry());
    assertThat(ledger.nextDue(store)).contains(midnight);
    ledger.apply(store, new TickEntry(), new Position(offset++, midnight));
    assertThat(ledger.nextDue(store)).contains(Instant.parse("2026-11-06T16:00:00Z"));
  }

  @Test
  void usageOfAMonthListsItsDaysAndOfAYearItsQuarters() {
    declare(1, tree());
    apply(charge("a1", 1, "search", "10"));
    assertThat(rules.usage().month(store, "acme", "ads", "2026-11"))
        .extracting(NodeUsage::period)
        .extracting(Object::toString)
        .containsExactly("2026-11-05", "2026-11");
    List<NodeUsage> year = rules.usage().yearOf(store, "acme", "ads", "2026-11");
    assertThat(year)
        .extracting(usage -> usage.period() + " " + usage.usage().spent())
        .containsExactly("2026-Q1 0", "2026-Q2 0", "2026-Q3 0", "2026-Q4 10", "2026 10");
    assertThat(year.get(4).path()).isEqualTo("acme/ads");
    assertThat(year.get(4).offset()).isEqualTo(1);
    assertThat(rules.usage().month(store, "acme", "nowhere", "2026-11")).isEmpty();
  }

  @Test
  void aCheckpointAndTheTailGiveTheSameState() {
    List<Entry> journal = new ArrayList<>();
    journal.add(
        new DeclareEntry(
            1,
            "h",
            configuration(
                tree(),
                List.of(
                    new Budget(
                        "ads",
                        PeriodKind.MONTH,
                        Optional.of(new BigDecimal(50)),
                        Map.of(),
                        Budget.Pace.NONE)),
                List.of(policy("half", "ratio >= 0.5")))));
    for (int i = 0; i < 60; i++) {
      journal.add(charge("a" + i % 40, 1 + i / 40, i % 2 == 0 ? "search" : "social", "1"));
      if (i % 7 == 0) {
        journal.add(new TickEntry());
      }
    }
    journal.forEach(this::apply);
    String whole = StateDigest.of(store.all());
    for (int cut = 0; cut < journal.size(); cut += 5) {
      MapLedgerStore first = play(new MapLedgerStore(), journal, 0, cut);
      MapLedgerStore restored = new MapLedgerStore();
      first.all().forEachRemaining(each -> restored.put(each.getKey(), each.getValue()));
      play(restored, journal, cut, journal.size());
      assertThat(StateDigest.of(restored.all())).as("cut at %s", cut).isEqualTo(whole);
    }
  }

  private static MapLedgerStore play(MapLedgerStore store, List<Entry> journal, int from, int to) {
    Ledger ledger = new LedgerRules().ledger();
    for (int i = from; i < to; i++) {
      ledger.apply(store, journal.get(i), new Position(i, NOON.plusSeconds(i)));
    }
    return store;
  }

  private List<Effect> declare(long revision, List<Node> nodes) {
    return apply(
        new DeclareEntry(revision, "hash-" + revision, configuration(nodes, List.of(), List.of())));
  }

  private List<Effect> apply(Entry entry) {
    List<Effect> effects = ledger.apply(store, entry, new Position(offset, now()));
    offset++;
    return effects;
  }

  private Instant now() {
    return NOON.plusSeconds(offset);
  }

  private String spent(String node) {
    return rules
        .usage()
        .usage(store, "acme", node, "2026-11")
        .orElseThrow()
        .usage()
        .spent()
        .toPlainString();
  }

  private static Rejected rejected(List<Effect> effects) {
    return effects.stream()
        .filter(Rejected.class::isInstance)
        .map(Rejected.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> refused(List<Effect> effects) {
    assertThat(effects).hasSize(1);
    return ((DeclareRefused) effects.get(0)).reasons();
  }

  private static ChargeEntry charge(String id, long version, String node, String amount) {
    return charge("acme", id, version, node, amount);
  }

  private static ChargeEntry charge(
      String tenant, String id, long version, String node, String amount) {
    BigDecimal value = new BigDecimal(amount);
    return new ChargeEntry(
        tenant,
        "feed",
        id,
        new ChargeVersion(version, 0),
        amount,
        new Money(value, "CNY"),
        Optional.empty(),
        List.of(new Part(node, new When.On(DAY), value, value)),
        new Conversion(Conversion.Kind.SAME, DAY, Optional.of(BigDecimal.ONE)),
        Optional.empty(),
        Map.of(),
        Map.of(),
        Optional.of("file-1"));
  }

  private static TenantConfiguration configuration(
      List<Node> nodes, List<Budget> budgets, List<Policy> policies) {
    return new TenantConfiguration(
        "acme",
        "CNY",
        ZoneId.of("Asia/Shanghai"),
        Basis.BILLED,
        1,
        nodes,
        budgets,
        policies,
        Set.of(),
        List.of(),
        List.of(),
        "owner");
  }

  private static Policy policy(String name, String when) {
    return new Policy(
        name,
        "acme/ads",
        PeriodKind.MONTH,
        when,
        Optional.empty(),
        List.of(),
        List.of(new Policy.Alert(Policy.Severity.WARNING, List.of())),
        "text",
        "policies.yaml:7");
  }

  private static List<Node> tree() {
    return List.of(node("ads", "acme"), node("search", "ads"), node("social", "ads"));
  }

  private static Node node(String id, String parent) {
    return new Node(id, id, List.of(new Placement(parent, LocalDate.EPOCH)), Map.of());
  }
}
