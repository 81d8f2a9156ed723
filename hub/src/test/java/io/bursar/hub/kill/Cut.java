package io.bursar.hub.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.core.decision.Decision;
import io.bursar.core.decision.Decision.Allotment;
import io.bursar.core.usage.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A cut of the day after, worked out by hand from what its decision saw.
 *
 * @param next the day after the decision's
 */
record Cut(Decision decision, LocalDate next) {

  private static final int SCALE = 12;
  private static final BigDecimal SHARE = new BigDecimal("0.2");

  static Cut of(Decision decision, ZoneId zone) {
    return new Cut(decision, LocalDate.ofInstant(decision.time(), zone).plusDays(1));
  }

  /** What is left of the month goes in equal parts to the days that are left; a fifth is cut. */
  void requireRight() {
    assertThat(decision.policy()).isEqualTo(SpendConfiguration.CUTS);
    BigDecimal plan =
        left()
            .divide(
                BigDecimal.valueOf(next.lengthOfMonth() - next.getDayOfMonth() + 1L),
                SCALE,
                RoundingMode.HALF_EVEN);
    BigDecimal amount = plan.multiply(SHARE).setScale(SCALE, RoundingMode.HALF_EVEN).negate();
    assertThat(decision.allotments()).hasSize(1);
    Allotment cut = decision.allotments().get(0);
    assertThat(cut.period()).isEqualTo(next.toString());
    assertThat(cut.before()).isEqualByComparingTo(plan);
    assertThat(cut.amount()).isEqualByComparingTo(amount);
    assertThat(cut.after()).isEqualByComparingTo(plan.add(amount));
  }

  /** On a month's last day the next month is whole: nobody says charges of days to come. */
  private BigDecimal left() {
    Usage seen = decision.receipt().usage();
    BigDecimal budget = seen.budget().orElseThrow();
    return next.getDayOfMonth() == 1 ? budget : budget.subtract(seen.spent());
  }
}
