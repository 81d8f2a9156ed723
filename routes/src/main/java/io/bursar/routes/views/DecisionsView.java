package io.bursar.routes.views;

import io.bursar.core.decision.Decision;
import java.util.List;
import java.util.Optional;

/** What policies did, and why. */
public interface DecisionsView {

  /**
   * Decisions as they stand now, the one that changed last first.
   *
   * @throws BadCursor when the cursor is not one of this list
   * @throws ViewAway when PostgreSQL does not answer
   */
  Page<Decision> find(DecisionsQuery query, PageRequest page);

  /** A decision as it stands now. */
  Optional<Decision> get(String tenant, String id);

  /** Every record of a decision, the first first. */
  List<Decision> history(String tenant, String id);

  /**
   * Applied decisions that moved the limit of a node's period, the first first, retracted ones
   * included: what was moved stays moved.
   *
   * @param period its label
   */
  List<Decision> moving(String tenant, String node, String period);

  /** The tenant's chain of records from the first, to be checked against its hashes. */
  Page<Decision> chain(String tenant, PageRequest page);
}
