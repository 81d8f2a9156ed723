package io.bursar.core.ledger;

import io.bursar.core.collected.Rejection;
import io.bursar.core.decision.Decision;
import io.bursar.core.journal.ChargeEntry;
import io.bursar.core.journal.ChargeEntry.Part;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What applying an entry says to the outside. The same state and entry always say the same. */
public sealed interface Effect {

  /**
   * A charge counts from now on as {@code charge} says; {@code before} is what it counted as until
   * now, both without what stands for good because it is on closed days. The signed difference of
   * the two is what usage and the 5-minute windows moved by.
   *
   * @param charge the charge as it stands now (after a rate came: with the restated parts)
   * @param outcome APPLIED, RESTATED or REVERSED
   * @param before the parts that stood before; empty when it is new
   */
  record Posting(ChargeEntry charge, Outcome outcome, List<Part> before) implements Effect {}

  /** How one charge entry of an import ended; emitted for each charge entry, posted or not. */
  record Counted(String tenant, String source, String importId, Outcome outcome)
      implements Effect {}

  /** The usage of a node changed in a month (and in the quarter and year of it). */
  record UsageChanged(String tenant, String node, String month) implements Effect {}

  /**
   * A period is closed.
   *
   * @param period its label
   * @param through the last closed day
   */
  record Closed(String tenant, String period, LocalDate through) implements Effect {}

  /** A period was not closed. */
  record CloseRefused(String tenant, String period, String reason) implements Effect {}

  /** A policy decided, or a decision changed its status. */
  record Decided(Decision decision) implements Effect {}

  /**
   * It is time to foresee.
   *
   * @param node id of the node; empty for all of the tenant
   * @param day the tenant's day
   */
  record ForecastDue(String tenant, Optional<String> node, LocalDate day, Cause cause)
      implements Effect {
    /** Why it is time. */
    public enum Cause {
      /** The tenant's day turned. */
      DAY_TURNED,
      /** More was spent since the forecast than in nine cases of ten was foreseen. */
      LEFT_BAND
    }
  }

  /** Something in the journal could not be used. */
  record Rejected(Rejection rejection) implements Effect {}

  /** A declared configuration is in force. */
  record Declared(String tenant, long revision, String hash, List<String> warnings)
      implements Effect {}

  /**
   * A declared configuration was refused whole; the one before stays.
   *
   * @param inForce revision of the one that stays; 0 when there is none
   */
  record DeclareRefused(
      String tenant, long revision, String hash, long inForce, List<String> reasons)
      implements Effect {}
}
