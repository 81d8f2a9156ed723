package io.bursar.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.core.configuration.Policy;
import io.bursar.core.configuration.Policy.Allot;
import io.bursar.core.configuration.Policy.Size;
import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.decision.Decision;
import io.bursar.core.decision.Decision.Allotment;
import io.bursar.core.decision.Decision.Status;
import io.bursar.core.decision.Decision.Told;
import io.bursar.core.decision.Limit;
import io.bursar.core.money.Amounts;
import io.bursar.core.period.FiscalCalendar;
import io.bursar.core.period.Period;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What follows when a policy fires, worked out anew from the policy and the receipt alone: whom it
 * tells, what it moves, and whether that is possible and allowed.
 */
final class DecidedAgain {

  private final Decision decision;
  private final FiscalCalendar calendar;
  private final LocalDate today;
  private final List<Allotment> allotments = new ArrayList<>();
  private final Set<String> looked = new HashSet<>();
  private boolean possible = true;

  private DecidedAgain(Decision decision, TenantConfiguration configuration) {
    this.decision = decision;
    this.calendar = configuration.calendar();
    this.today = decision.time().atZone(configuration.zone()).toLocalDate();
  }

  static void check(Decision decision, Policy policy, TenantConfiguration configuration) {
    DecidedAgain again = new DecidedAgain(decision, configuration);
    assertThat(decision.period())
        .isEqualTo(again.calendar.of(policy.period(), again.today).label())
        .isEqualTo(decision.receipt().usage().period());
    assertThat(decision.receipt().freezeDay())
        .isEqualTo(configuration.freezeDays().contains(again.today));
    assertThat(decision.receipt().currency()).isEqualTo(configuration.currency());
    policy.then().forEach(again::follows);
    assertThat(decision.alerts()).isEqualTo(alerts(policy));
    assertThat(texts(decision.allotments()))
        .as("allotments again: %s", decision)
        .isEqualTo(texts(again.allotments));
    Status status = again.status(policy);
    assertThat(decision.status()).as("status again: %s", decision).isEqualTo(status);
    assertThat(decision.reason().map(reason -> reason.substring(0, 8))).isEqualTo(code(status));
    assertThat(decision.receipt().limits())
        .extracting(Limit::period)
        .containsExactlyInAnyOrderElementsOf(again.looked);
  }

  static List<Told> alerts(Policy policy) {
    return policy.then().stream()
        .filter(Policy.Alert.class::isInstance)
        .map(Policy.Alert.class::cast)
        .map(alert -> new Told(alert.severity(), alert.to()))
        .toList();
  }

  private void follows(Policy.Outcome outcome) {
    if (!(outcome instanceof Allot allot)) {
      return;
    }
    Period period = calendar.of(allot.period(), today);
    if (allot.on() == Policy.On.NEXT) {
      period = calendar.of(allot.period(), period.last().plusDays(1));
    }
    if (!calendar.covers(period.first())) {
      possible = false;
      return;
    }
    Limit limit = limit(period.label());
    if (limit.budget().isEmpty()) {
      possible = false;
      return;
    }
    BigDecimal before = limit.budget().get();
    for (Allotment earlier : allotments) {
      before = earlier.period().equals(period.label()) ? earlier.after() : before;
    }
    BigDecimal amount = amount(allot, limit, before);
    BigDecimal after = before.add(amount);
    allotments.add(new Allotment(decision.node(), period.label(), amount, before, after));
    possible &= amount.signum() != 0 && fits(limit, after);
  }

  private Limit limit(String period) {
    looked.add(period);
    return decision.receipt().limits().stream()
        .filter(limit -> limit.period().equals(period))
        .findFirst()
        .orElseThrow(() -> new AssertionError("the receipt lacks " + period + ": " + decision));
  }

  private static BigDecimal amount(Allot allot, Limit limit, BigDecimal before) {
    BigDecimal size =
        allot.size() instanceof Size.Share share
            ? share
                .share()
                .multiply(share.base() == Policy.Base.PLAN ? limit.plan().orElseThrow() : before)
                .setScale(Amounts.SCALE, RoundingMode.HALF_EVEN)
            : ((Size.Amount) allot.size()).amount();
    BigDecimal some = size.max(BigDecimal.ZERO);
    return allot.direction() == Policy.Direction.CUT
        ? some.min(before.max(BigDecimal.ZERO)).negate()
        : some;
  }

  private static boolean fits(Limit limit, BigDecimal after) {
    BigDecimal now = limit.budget().orElseThrow();
    if (after.compareTo(now) < 0) {
      return limit.children().compareTo(after) <= 0;
    }
    BigDecimal siblings = limit.siblings().subtract(now).add(after);
    return limit.parent().isEmpty() || siblings.compareTo(limit.parent().get()) <= 0;
  }

  private Status status(Policy policy) {
    if (policy.then().stream().noneMatch(Allot.class::isInstance)) {
      return Status.APPLIED;
    }
    if (decision.receipt().freezeDay()) {
      return Status.FROZEN;
    }
    return possible ? Status.APPLIED : Status.REFUSED;
  }

  private static Optional<String> code(Status status) {
    return switch (status) {
      case FROZEN -> Optional.of("BUR-1821");
      case REFUSED -> Optional.of("BUR-1820");
      case APPLIED, RETRACTED, NOT_JUDGED -> Optional.empty();
    };
  }

  private static List<String> texts(List<Allotment> allotments) {
    return allotments.stream()
        .map(
            each ->
                "%s on %s %s: %s, then %s"
                    .formatted(
                        Amounts.text(each.amount()),
                        each.node(),
                        each.period(),
                        Amounts.text(each.before()),
                        Amounts.text(each.after())))
        .toList();
  }
}
