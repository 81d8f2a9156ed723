package io.bursar.hub.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bursar.core.decision.Decision;
import io.bursar.core.decision.Limit;
import io.bursar.core.decision.Receipt;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A decision with its receipt, as the API says it. */
record DecisionItem(
    String id,
    long number,
    String tenant,
    String policy,
    String node,
    String nodeId,
    String period,
    @JsonInclude(JsonInclude.Include.ALWAYS) Optional<BigDecimal> threshold,
    int arming,
    String status,
    List<Told> alerts,
    List<Moved> allotments,
    @JsonInclude(JsonInclude.Include.ALWAYS) Optional<String> reason,
    Why receipt,
    Instant time,
    String previousHash,
    String hash) {

  record Told(String severity, List<String> to) {}

  record Moved(
      String nodeId, String period, BigDecimal amount, BigDecimal before, BigDecimal after) {}

  record Why(
      String period,
      @JsonInclude(JsonInclude.Include.ALWAYS) Optional<BigDecimal> budget,
      BigDecimal spent,
      BigDecimal held,
      long offset,
      long revision,
      int policyVersion,
      String policyText,
      Map<String, String> values,
      boolean freezeDay,
      String currency,
      List<Bound> limits) {

    static Why of(Receipt receipt) {
      return new Why(
          receipt.usage().period(),
          receipt.usage().budget(),
          receipt.usage().spent(),
          receipt.usage().held(),
          receipt.offset(),
          receipt.revision(),
          receipt.policyVersion(),
          receipt.policyText(),
          new TreeMap<>(receipt.values()),
          receipt.freezeDay(),
          receipt.currency(),
          receipt.limits().stream().map(Bound::of).toList());
    }
  }

  record Bound(
      String period,
      @JsonInclude(JsonInclude.Include.ALWAYS) Optional<BigDecimal> plan,
      @JsonInclude(JsonInclude.Include.ALWAYS) Optional<BigDecimal> budget,
      BigDecimal children,
      @JsonInclude(JsonInclude.Include.ALWAYS) Optional<BigDecimal> parent,
      BigDecimal siblings) {

    static Bound of(Limit limit) {
      return new Bound(
          limit.period(),
          limit.plan(),
          limit.budget(),
          limit.children(),
          limit.parent(),
          limit.siblings());
    }
  }

  static DecisionItem of(Decision decision) {
    return new DecisionItem(
        decision.id(),
        decision.number(),
        decision.tenant(),
        decision.policy(),
        decision.path(),
        decision.node(),
        decision.period(),
        decision.threshold(),
        decision.arming(),
        Words.of(decision.status()),
        decision.alerts().stream()
            .map(told -> new Told(Words.of(told.severity()), told.to()))
            .toList(),
        decision.allotments().stream()
            .map(a -> new Moved(a.node(), a.period(), a.amount(), a.before(), a.after()))
            .toList(),
        decision.reason(),
        Why.of(decision.receipt()),
        decision.time(),
        decision.previousHash(),
        decision.hash());
  }
}
