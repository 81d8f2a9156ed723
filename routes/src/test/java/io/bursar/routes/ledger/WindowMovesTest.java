package io.bursar.routes.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.core.configuration.Node;
import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.ChargeVersion;
import io.bursar.core.journal.ChargeEntry.Conversion;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.journal.DeclareEntry;
import io.bursar.core.journal.When;
import io.bursar.core.money.Money;
import io.bursar.routes.bus.EventType;
import io.bursar.routes.bus.PostingEvent;
import io.bursar.routes.bus.PostingEvent.Move;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the ledger's postings say to the five-minute windows (LEDGER.md cases 1 and 4). */
class WindowMovesTest {

  private static final Instant NOON = Instant.parse("2026-11-10T12:00:00Z");
  private static final Instant TEN = NOON.minus(Duration.ofHours(2));
  private static final Instant NINE = NOON.minus(Duration.ofHours(3));

  private final LedgerAlone ledger = new LedgerAlone();

  @BeforeEach
  void declare() {
    ledger.journal(EventType.DECLARE, new DeclareEntry(1, "hash", acme()), NOON);
  }

  @Test
  void aChargeMovesItsNodeAndAllAboveIt() {
    assertThat(moves(charge("a1", 1, "search", new When.At(TEN), "10")))
        .satisfiesExactly(move -> isMove(move, TEN, "10", "search", "ads", "acme"));
  }

  @Test
  void aRestatementTakesBackWhereItWasAndAddsWhereItIs() {
    moves(charge("a1", 1, "search", new When.At(TEN), "10"));
    assertThat(moves(charge("a1", 2, "social", new When.At(NINE), "4")))
        .satisfiesExactly(
            move -> isMove(move, TEN, "-10", "search", "ads", "acme"),
            move -> isMove(move, NINE, "4", "social", "ads", "acme"));
  }

  @Test
  void whatIsOlderThanTwoDaysOrOfADayHasNoWindow() {
    Instant edge = NOON.minus(Duration.ofHours(48));
    assertThat(moves(charge("old", 1, "search", new When.At(edge.minusMillis(1)), "1"))).isEmpty();
    assertThat(moves(charge("edge", 1, "search", new When.At(edge), "1"))).hasSize(1);
    assertThat(moves(charge("day", 1, "search", new When.On(LocalDate.of(2026, 11, 10)), "1")))
        .isEmpty();
    assertThat(moves(charge("none", 1, "search", new When.At(TEN), "0"))).isEmpty();
  }

  private static void isMove(Move move, Instant at, String amount, String... nodes) {
    assertThat(move.at()).isEqualTo(at);
    assertThat(move.amount()).isEqualByComparingTo(amount);
    assertThat(move.nodes()).containsExactlyInAnyOrder(nodes);
  }

  private List<Move> moves(ChargeEntry charge) {
    ledger.forgetSaid();
    ledger.journal(EventType.CHARGE, charge, NOON);
    List<PostingEvent> postings = ledger.said(EventType.POSTING, PostingEvent.class);
    assertThat(postings).hasSize(1);
    return postings.get(0).moves();
  }

  private static ChargeEntry charge(
      String id, long version, String node, When when, String amount) {
    BigDecimal money = new BigDecimal(amount);
    return new ChargeEntry(
        "acme",
        "feed",
        id,
        new ChargeVersion(version, 0),
        "content" + version,
        new Money(money, "CNY"),
        Optional.empty(),
        List.of(new Part(node, when, money, money)),
        new Conversion(
            Conversion.Kind.SAME, LocalDate.of(2026, 11, 10), Optional.of(BigDecimal.ONE)),
        Optional.empty(),
        Map.of(),
        Map.of(),
        Optional.empty());
  }

  private static TenantConfiguration acme() {
    return new TenantConfiguration(
        "acme",
        "CNY",
        ZoneOffset.UTC,
        TenantConfiguration.Basis.BILLED,
        1,
        List.of(node("ads", "acme"), node("search", "ads"), node("social", "ads")),
        List.of(),
        List.of(),
        Set.of(),
        List.of(),
        List.of(),
        "somebody");
  }

  private static Node node(String id, String parent) {
    return new Node(id, id, List.of(new Node.Placement(parent, LocalDate.EPOCH)), Map.of());
  }
}
