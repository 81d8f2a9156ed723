package io.bursar.core.collected;

import io.bursar.core.journal.ChargeEntry.SnapshotScope;
import io.bursar.core.journal.When;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;

/**
 * What a connector understood of one record of a source, before rules and rates: it says what the
 * source said, and nothing that the source did not say.
 */
public sealed interface Collected {

  /** The company or subsidiary it belongs to. */
  String tenant();

  /** The feed or system it came from; part of its identity. */
  String source();

  /** Its identity within the source. */
  String id();

  /** The source's version of it, 1 when the source has none. */
  long version();

  When when();

  /** The node that the source itself names, by id or path; empty leaves it to the rules. */
  Optional<String> node();

  /**
   * FOCUS columns by their FOCUS 1.4 name ({@code ServiceName}, {@code SubAccountId}, {@code
   * ChargeCategory} and so on); a column without a value is absent.
   */
  Map<String, String> focus();

  /** The source's tags. */
  Map<String, String> tags();

  /** The import it came in, so that who waits for the import can be told. */
  Optional<String> importId();

  /**
   * Money that was spent, or a correction of it.
   *
   * @param billed BilledCost, in {@code currency}, as written by the source
   * @param effective EffectiveCost in the same currency, where the source has it
   * @param currency BillingCurrency
   * @param span the days it is for, where the feed says that it counts in equal parts on each of
   *     them; without one it counts whole at {@code when}, whose day also names the rate
   * @param scope the snapshot that it is a row of, if it is of one
   */
  record Charge(
      String tenant,
      String source,
      String id,
      long version,
      When when,
      BigDecimal billed,
      Optional<BigDecimal> effective,
      String currency,
      Optional<DaySpan> span,
      Optional<String> node,
      Map<String, String> focus,
      Map<String, String> tags,
      Optional<String> importId,
      Optional<SnapshotScope> scope)
      implements Collected {

    /** One that counts whole at {@code when}, and is no row of a snapshot. */
    public Charge(
        String tenant,
        String source,
        String id,
        long version,
        When when,
        BigDecimal billed,
        Optional<BigDecimal> effective,
        String currency,
        Optional<String> node,
        Map<String, String> focus,
        Map<String, String> tags,
        Optional<String> importId) {
      this(
          tenant,
          source,
          id,
          version,
          when,
          billed,
          effective,
          currency,
          Optional.empty(),
          node,
          focus,
          tags,
          importId,
          Optional.empty());
    }

    /** The same, in equal parts on each day of a span. */
    public Charge over(DaySpan days) {
      return new Charge(
          tenant,
          source,
          id,
          version,
          when,
          billed,
          effective,
          currency,
          Optional.of(days),
          node,
          focus,
          tags,
          importId,
          scope);
    }

    /** The same as a row of a snapshot, at the snapshot's version. */
    public Charge in(SnapshotScope snapshot) {
      return new Charge(
          tenant,
          source,
          id,
          snapshot.version(),
          when,
          billed,
          effective,
          currency,
          span,
          node,
          focus,
          tags,
          importId,
          Optional.of(snapshot));
    }
  }

  /**
   * A quantity with no price yet; the rate card turns it into a charge.
   *
   * @param metric what was counted: {@code clicks}, {@code cpu-hours}
   * @param quantity how many, in the metric's unit
   */
  record Metric(
      String tenant,
      String source,
      String id,
      long version,
      When when,
      String metric,
      BigDecimal quantity,
      Optional<String> node,
      Map<String, String> focus,
      Map<String, String> tags,
      Optional<String> importId)
      implements Collected {}
}
