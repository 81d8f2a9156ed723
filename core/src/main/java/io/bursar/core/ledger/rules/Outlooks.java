package io.bursar.core.ledger.rules;

import io.bursar.core.journal.ForecastEntry.Quantiles;
import io.bursar.core.ledger.LedgerStore;
import io.bursar.core.ledger.state.KnownForecast;
import io.bursar.core.money.Amounts;
import io.bursar.core.period.Period;
import io.bursar.core.policy.Outlook;
import io.bursar.core.usage.Usage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * What a node's forecast says of a period: what was spent before the forecast's first day, and what
 * was foreseen from it to the period's last. Beyond the last day that was foreseen it goes on at
 * the same pace. Of what is already spent nothing comes back.
 */
final class Outlooks {

  /** A forecast that many days old says nothing any more. */
  private static final int STALE = 3;

  private static final BigDecimal TENTH = new BigDecimal("0.1");
  private static final BigDecimal FOUR_TENTHS = new BigDecimal("0.4");
  private static final BigDecimal FOUR = new BigDecimal(4);

  private Outlooks() {}

  /** Of a period that contains today; empty when there is no forecast, or only a stale one. */
  static Optional<Outlook> of(
      LedgerStore store,
      Tenant tenant,
      TreeNode node,
      Period period,
      LocalDate today,
      Usage usage) {
    return Forecasts.find(store, tenant, node.id())
        .filter(it -> !it.origin().plusDays(STALE).isBefore(today))
        .map(
            it -> {
              BigDecimal before = spentBefore(store, tenant, node, period, it.origin());
              return new Path(period, today, usage, it, before).outlook();
            });
  }

  private static BigDecimal spentBefore(
      LedgerStore store, Tenant tenant, TreeNode node, Period period, LocalDate origin) {
    LocalDate before = origin.minusDays(1);
    return Figures.spent(
        store,
        tenant,
        node.id(),
        period.first(),
        before.isBefore(period.last()) ? before : period.last());
  }

  /**
   * @param before spent in the period before the forecast's first day
   */
  private record Path(
      Period period, LocalDate today, Usage usage, KnownForecast forecast, BigDecimal before) {

    Outlook outlook() {
      Quantiles end = end();
      return new Outlook(
          forecast.model(),
          forecast.origin(),
          end.p10(),
          end.p50(),
          end.p90(),
          usage.budget().map(this::runsOut),
          usage.budget().map(budget -> overspend(end, budget)),
          forecast.anomalous().filter(period::contains).isPresent(),
          forecast.fallback());
    }

    private Quantiles end() {
      Quantiles foreseen = through(days(period.last()));
      BigDecimal middle = expected(period.last());
      BigDecimal low = middle.subtract(foreseen.p50().subtract(foreseen.p10()));
      BigDecimal high = middle.add(foreseen.p90().subtract(foreseen.p50()));
      // Where credits are to come, less may be spent in the end than is spent now.
      return middle.compareTo(before) < 0
          ? new Quantiles(low, middle, high)
          : new Quantiles(
              low.max(usage.spent()), middle.max(usage.spent()), high.max(usage.spent()));
    }

    /** Spent in the period by the end of a day, in the middle of what is foreseen. */
    private BigDecimal expected(LocalDate day) {
      BigDecimal through = through(days(day)).p50();
      int skipped = days(period.first().minusDays(1));
      return before.add(skipped > 0 ? through.subtract(through(skipped).p50()) : through);
    }

    /** How many days are foreseen by the end of that one. */
    private int days(LocalDate day) {
      return Math.toIntExact(ChronoUnit.DAYS.between(forecast.origin(), day)) + 1;
    }

    private Quantiles through(int days) {
      List<Quantiles> all = forecast.spentThrough();
      if (days < 1) {
        return new Quantiles(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);
      }
      if (days <= all.size()) {
        return all.get(days - 1);
      }
      Quantiles last = all.get(all.size() - 1);
      return new Quantiles(
          further(last.p10(), days), further(last.p50(), days), further(last.p90(), days));
    }

    private BigDecimal further(BigDecimal amount, int days) {
      return amount
          .multiply(BigDecimal.valueOf(days))
          .divide(
              BigDecimal.valueOf(forecast.spentThrough().size()),
              Amounts.SCALE,
              RoundingMode.HALF_EVEN);
    }

    private String runsOut(BigDecimal budget) {
      if (usage.spent().compareTo(budget) > 0) {
        return today.toString();
      }
      for (LocalDate day = today; !day.isAfter(period.last()); day = day.plusDays(1)) {
        if (expected(day).compareTo(budget) > 0) {
          return day.toString();
        }
      }
      return Outlook.NEVER;
    }

    /**
     * Between two quantiles, and as far beyond the outer ones as a quarter of the way to the
     * middle, every amount is equally likely.
     */
    private BigDecimal overspend(Quantiles end, BigDecimal budget) {
      if (usage.spent().compareTo(budget) > 0) {
        return BigDecimal.ONE;
      }
      BigDecimal least = end.p10().subtract(end.p50().subtract(end.p10()).divide(FOUR));
      BigDecimal most = end.p90().add(end.p90().subtract(end.p50()).divide(FOUR));
      BigDecimal below =
          share(least, end.p10(), budget)
              .add(share(end.p90(), most, budget))
              .multiply(TENTH)
              .add(
                  share(end.p10(), end.p50(), budget)
                      .add(share(end.p50(), end.p90(), budget))
                      .multiply(FOUR_TENTHS));
      return BigDecimal.ONE.subtract(below);
    }

    /** What share of the way from one amount to the other the budget reaches; 1 when all of it. */
    private static BigDecimal share(BigDecimal from, BigDecimal to, BigDecimal budget) {
      if (budget.compareTo(to) >= 0) {
        return BigDecimal.ONE;
      }
      if (budget.compareTo(from) <= 0) {
        return BigDecimal.ZERO;
      }
      return budget.subtract(from).divide(to.subtract(from), Amounts.SCALE, RoundingMode.HALF_EVEN);
    }
  }
}
