package io.bursar.routes.notify;

import static io.bursar.routes.testing.Decisions.amount;
import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.core.decision.Decision;
import io.bursar.core.decision.Decision.Allotment;
import io.bursar.core.decision.Decision.Status;
import io.bursar.core.usage.Usage;
import io.bursar.routes.testing.Decisions;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SentenceTest {

  private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
  private static final String USED = "ads/search: 82 % of November used (CNY 328 of 400)";

  @Test
  void anAppliedCut() {
    assertThat(say(decision(Status.APPLIED, List.of(Decisions.cut()), Optional.empty())))
        .isEqualTo(USED + "; tomorrow cut by 20 % to CNY 9,600");
  }

  @Test
  void anAlertAlone() {
    assertThat(say(decision(Status.APPLIED, List.of(), Optional.empty()))).isEqualTo(USED);
  }

  @Test
  void aRaiseOfAnotherNodeAndAnotherDay() {
    Allotment raise =
        new Allotment("acme/cloud", "2026-12-24", amount("50.5"), BigDecimal.ZERO, amount("50.5"));
    assertThat(say(decision(Status.APPLIED, List.of(raise), Optional.empty())))
        .isEqualTo(USED + "; 24 December of cloud raised by CNY 50.50 to CNY 50.50");
  }

  @Test
  void aFreezeDay() {
    assertThat(
            say(
                decision(
                    Status.FROZEN,
                    List.of(Decisions.cut()),
                    Optional.of("BUR-1820 2026-11-10 is a freeze day"))))
        .isEqualTo(
            USED
                + "; tomorrow would have been cut by 20 % to CNY 9,600,"
                + " but 2026-11-10 is a freeze day");
  }

  @Test
  void aRefusal() {
    assertThat(
            say(
                decision(
                    Status.REFUSED,
                    List.of(Decisions.cut()),
                    Optional.of("BUR-1821 search has no budget for the day"))))
        .isEqualTo(
            USED
                + "; tomorrow should have been cut by 20 % to CNY 9,600,"
                + " but that was refused: search has no budget for the day");
  }

  @Test
  void aRetraction() {
    Usage now = new Usage("2026-11", Optional.of(amount("400")), amount("290"), amount("0"));
    assertThat(
            say(
                Decisions.of(
                    1, Status.RETRACTED, List.of(), List.of(), Optional.of("BUR-1822 fell"), now)))
        .isEqualTo(
            "ads/search: the alert of policy warn-at-80 is withdrawn,"
                + " now 72.5 % of November used (CNY 290 of 400)");
  }

  @Test
  void heldMoneyIsUsedMoney() {
    Usage usage = new Usage("2026-11", Optional.of(amount("400")), amount("300"), amount("28"));
    assertThat(say(of(usage)))
        .isEqualTo("ads/search: 82 % of November used (CNY 328 of 400, 28 of it held)");
  }

  @Test
  void withoutABudgetThereIsNoShare() {
    assertThat(say(of(new Usage("2025-11", Optional.empty(), amount("1234.5"), amount("0")))))
        .isEqualTo("ads/search: November 2025: CNY 1,234.50 used");
    assertThat(say(of(new Usage("2026-11-10", Optional.of(amount("0")), amount("3"), amount("0")))))
        .isEqualTo("ads/search: today: CNY 3 used of a budget of 0");
  }

  @Test
  void whatIsTomorrowDependsOnTheTenantsZoneAndOnWhenItIsSaid() {
    Decision cut = decision(Status.APPLIED, List.of(Decisions.cut()), Optional.empty());
    assertThat(say(cut, "2026-11-10T17:00:00Z", Optional.of(SHANGHAI))).contains("; today cut");
    assertThat(say(cut, "2026-11-10T17:00:00Z", Optional.empty())).contains("; tomorrow cut");
    assertThat(say(cut, "2026-11-15T17:00:00Z", Optional.empty())).contains("; 11 November cut");
    assertThat(say(cut, "2027-01-15T17:00:00Z", Optional.empty()))
        .contains("; 11 November 2026 cut")
        .contains("of November 2026 used");
  }

  @Test
  void aFifthIsAFifthThoughTheLedgerRounds() {
    assertThat(AmountWords.share(amount("124.444444444444"), amount("622.222222222222")))
        .isEqualTo("20 %");
    assertThat(AmountWords.share(amount("7999"), amount("10000"))).isEqualTo("79.9 %");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-Q4, 2026-Q4",
    "2026, 2026",
    "FY2026-P05, FY2026-P05",
    "2026-99, 2026-99",
    "x, x"
  })
  void aLabelThatIsNoDayOrMonthStaysAsItIs(String label, String words) {
    assertThat(PeriodWords.of(label, LocalDate.of(2026, 11, 10))).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "0; 0",
        "9600; 9,600",
        "9600.5; 9,600.50",
        "1234567.891; 1,234,567.89",
        "-2400; -2,400",
        "0.0000024; 0.0000024",
        "0.00123456; 0.0012",
        "0.01; 0.01",
        "1E+3; 1,000"
      })
  void amountsAreReadable(String amount, String words) {
    assertThat(AmountWords.number(amount(amount))).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource({"79.99, 100, 79.9 %", "80, 100, 80 %", "1, 3, 33.3 %", "300, 100, 300 %"})
  void aShareIsNeverRoundedUp(String part, String whole, String words) {
    assertThat(AmountWords.share(amount(part), amount(whole))).isEqualTo(words);
  }

  private static Decision decision(
      Status status, List<Allotment> allotments, Optional<String> reason) {
    return Decisions.decision(1, status, List.of(), allotments, reason);
  }

  private static Decision of(Usage usage) {
    return Decisions.of(1, Status.APPLIED, List.of(), List.of(), Optional.empty(), usage);
  }

  private static String say(Decision decision) {
    return say(decision, Decisions.TIME.toString(), Optional.of(SHANGHAI));
  }

  private static String say(Decision decision, String now, Optional<ZoneId> zone) {
    Clock clock = Clock.fixed(Instant.parse(now), ZoneOffset.UTC);
    return new Sentence(clock, tenant -> zone).of(decision);
  }
}
