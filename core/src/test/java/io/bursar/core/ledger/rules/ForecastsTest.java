package io.bursar.core.ledger.rules;

import static io.bursar.core.ledger.rules.Acme.DAY;
import static io.bursar.core.ledger.rules.Acme.charge;
import static io.bursar.core.ledger.rules.Acme.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bursar.core.journal.ForecastEntry;
import io.bursar.core.journal.ForecastEntry.Quantiles;
import io.bursar.core.journal.TickEntry;
import io.bursar.core.ledger.Effect.ForecastDue;
import io.bursar.core.ledger.Effect.ForecastDue.Cause;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** When it is time to foresee. */
class ForecastsTest extends LedgerTest {

  @Test
  void itIsTimeWhenTheDayTurns() {
    declare(1, tree());
    assertThat(due()).containsExactly(new ForecastDue("acme", none(), DAY, Cause.DAY_TURNED));
    assertThat(due()).isEmpty();
  }

  @Test
  void itIsTimeWhenMoreIsSpentThanWasForeseenAndThenNotAgain() {
    declare(1, tree());
    due();
    apply(foreseen(1, "10"));
    apply(charge("a1", 1, "search", "10"));
    assertThat(due()).isEmpty();
    apply(charge("a2", 1, "search", "1"));
    ForecastDue left = new ForecastDue("acme", Optional.of("search"), DAY, Cause.LEFT_BAND);
    assertThat(due()).containsExactly(left);
    apply(charge("a3", 1, "search", "1"));
    assertThat(due()).isEmpty();
    apply(foreseen(2, "20"));
    apply(charge("a4", 1, "search", "7"));
    assertThat(due()).isEmpty();
    apply(charge("a5", 1, "search", "3"));
    assertThat(due()).as("asked for a minute ago").isEmpty();
    offset += 3600;
    apply(charge("a6", 1, "search", "1"));
    assertThat(due()).as("after an hour").containsExactly(left);
  }

  /** Of the day itself more may come, so it is the days before it that are looked at. */
  @Test
  void itIsTimeWhenLessIsSpentUntilYesterdayThanWasForeseen() {
    declare(1, tree());
    due();
    apply(foreseen(1, "10"));
    apply(charge("a1", 1, "search", "10"));
    assertThat(due()).isEmpty();
    offset += 24 * 3600;
    LocalDate next = DAY.plusDays(1);
    assertThat(due()).containsExactly(new ForecastDue("acme", none(), next, Cause.DAY_TURNED));
    apply(charge("a1", 2, "search", "9"));
    ForecastDue left = new ForecastDue("acme", Optional.of("search"), next, Cause.LEFT_BAND);
    assertThat(due()).containsExactly(left);
    apply(charge("a1", 3, "search", "8"));
    assertThat(due()).as("asked for a minute ago").isEmpty();
    offset += 3600;
    apply(charge("a1", 4, "search", "10"));
    assertThat(due()).as("as was foreseen").isEmpty();
  }

  /** Where nothing was to come back, something does; and where it was, it is no news. */
  @Test
  void itIsTimeWhenMoreComesBackThanWasForeseen() {
    declare(1, tree());
    due();
    apply(foreseen(1, "10"));
    apply(charge("a1", 1, "search", "-1"));
    ForecastDue left = new ForecastDue("acme", Optional.of("search"), DAY, Cause.LEFT_BAND);
    assertThat(due()).containsExactly(left);
    offset += 3600;
    apply(foreseen(2, "-10"));
    apply(charge("a2", 1, "search", "-9"));
    assertThat(due()).isEmpty();
    apply(charge("a3", 1, "search", "-1"));
    assertThat(due()).containsExactly(left);
  }

  @Test
  void aForecastWithoutDaysOrWithCrossingQuantilesIsNone() {
    assertThatThrownBy(
            () ->
                new ForecastEntry(
                    "acme",
                    "search",
                    1,
                    DAY,
                    "mean",
                    List.of(),
                    Optional.empty(),
                    Optional.empty()))
        .hasMessageContaining("0 days");
    assertThatThrownBy(
            () ->
                new ForecastEntry(
                    "acme",
                    "search",
                    1,
                    null,
                    "mean",
                    List.of(),
                    Optional.empty(),
                    Optional.empty()))
        .hasMessageContaining("origin");
    assertThatThrownBy(() -> new Quantiles(BigDecimal.ONE, null, BigDecimal.TEN))
        .hasMessageContaining("missing");
    assertThatThrownBy(() -> new Quantiles(BigDecimal.TEN, BigDecimal.ONE, BigDecimal.TEN))
        .hasMessageContaining("quantiles cross");
  }

  private static Optional<String> none() {
    return Optional.empty();
  }

  private List<ForecastDue> due() {
    return apply(new TickEntry()).stream()
        .filter(ForecastDue.class::isInstance)
        .map(ForecastDue.class::cast)
        .toList();
  }

  private static ForecastEntry foreseen(long revision, String aDay) {
    List<Quantiles> through = new ArrayList<>();
    BigDecimal sum = BigDecimal.ZERO;
    for (int day = 0; day < 30; day++) {
      sum = sum.add(new BigDecimal(aDay));
      through.add(new Quantiles(sum, sum, sum));
    }
    return new ForecastEntry(
        "acme", "search", revision, DAY, "mean", through, Optional.empty(), Optional.empty());
  }
}
