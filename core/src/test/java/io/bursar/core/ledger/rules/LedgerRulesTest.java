package io.bursar.core.ledger.rules;

import static io.bursar.core.ledger.rules.Acme.DAY;
import static io.bursar.core.ledger.rules.Acme.charge;
import static io.bursar.core.ledger.rules.Acme.rejected;
import static io.bursar.core.ledger.rules.Acme.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.core.journal.Position;
import io.bursar.core.journal.RateEntry;
import io.bursar.core.journal.TickEntry;
import io.bursar.core.ledger.Effect;
import io.bursar.core.ledger.Effect.Counted;
import io.bursar.core.ledger.Effect.UsageChanged;
import io.bursar.core.ledger.Outcome;
import io.bursar.core.usage.NodeUsage;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the scenarios don't say: answers to whom is wrong, and what is told and read. */
class LedgerRulesTest extends LedgerTest {

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
}
