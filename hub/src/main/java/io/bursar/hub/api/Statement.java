package io.bursar.hub.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a node, with all below it, spent in a period, and how its budget came to be. It has nothing
 * in it that changes when nothing of the period does, so two of a closed period are the same.
 * Amounts are in ledger currency.
 *
 * @param nodeId the node's id, which stays when it moves
 * @param first first day
 * @param last last day
 * @param opening charges of category Opening
 * @param charges all others that are no adjustments
 * @param adjustments charges of category Adjustment, those of closed periods among them
 * @param spent opening, charges and adjustments together: the ledger's figure
 */
record Statement(
    String tenant,
    String node,
    String nodeId,
    String period,
    LocalDate first,
    LocalDate last,
    String currency,
    BigDecimal opening,
    List<Line> charges,
    List<Line> adjustments,
    BigDecimal spent,
    BigDecimal held,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<BudgetPart> budget,
    @JsonInclude(JsonInclude.Include.NON_ABSENT) Optional<BigDecimal> available) {

  /**
   * What charges of a service and category add up to.
   *
   * @param service FOCUS ServiceName; empty where there is none
   * @param parts how many parts of charges it is
   */
  record Line(String service, String category, BigDecimal amount, long parts) {}

  /**
   * The budget of the period.
   *
   * @param opening before anything was moved
   * @param allotments what was moved
   * @param closing as it stands
   */
  record BudgetPart(BigDecimal opening, List<Moved> allotments, BigDecimal closing) {}

  /** What a decision moved; a cut is negative. */
  record Moved(Instant time, String policy, String decision, BigDecimal amount) {}
}
