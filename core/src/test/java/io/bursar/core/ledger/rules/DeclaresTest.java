package io.bursar.core.ledger.rules;

import static io.bursar.core.ledger.rules.Acme.charge;
import static io.bursar.core.ledger.rules.Acme.configuration;
import static io.bursar.core.ledger.rules.Acme.node;
import static io.bursar.core.ledger.rules.Acme.policy;
import static io.bursar.core.ledger.rules.Acme.refused;
import static io.bursar.core.ledger.rules.Acme.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.core.configuration.Budget;
import io.bursar.core.configuration.Node;
import io.bursar.core.configuration.Policy;
import io.bursar.core.journal.DeclareEntry;
import io.bursar.core.ledger.Effect.DeclareRefused;
import io.bursar.core.ledger.Effect.Declared;
import io.bursar.core.ledger.Effect.UsageChanged;
import io.bursar.core.ledger.state.StateDigest;
import io.bursar.core.period.PeriodKind;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Configurations that replace each other. */
class DeclaresTest extends LedgerTest {

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
  void whoOnlyAsksIsAnsweredAndChangesNothing() {
    declare(1, tree());
    String before = StateDigest.of(store.all());
    assertThat(apply(question(2, List.of(node("ads", "acme")))))
        .containsExactly(new Declared("acme", 2, "hash-2", List.of()));
    assertThat(refused(apply(question(2, List.of(node("a", "nowhere")))))).hasSize(1);
    assertThat(refused(apply(question(1, List.of())))).hasSize(1);
    assertThat(StateDigest.of(store.all())).isEqualTo(before);
  }

  private static DeclareEntry question(long revision, List<Node> nodes) {
    return new DeclareEntry(
        revision, "hash-" + revision, configuration(nodes, List.of(), List.of()), true);
  }

  @Test
  void aRefusalSaysWhichRevisionStays() {
    assertThat(((DeclareRefused) declare(1, List.of(node("a", "nowhere"))).get(0)).inForce())
        .isZero();
    declare(4, tree());
    assertThat(((DeclareRefused) declare(3, List.of()).get(0)).inForce()).isEqualTo(4);
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
}
