package io.bursar.hub.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.bursar.core.usage.Usage;
import java.math.BigDecimal;
import java.util.Optional;

/** Usage of a node, as the API says it. */
record UsageItem(
    String tenant,
    String node,
    String nodeId,
    String period,
    String currency,
    @JsonInclude(JsonInclude.Include.ALWAYS) Optional<BigDecimal> budget,
    BigDecimal spent,
    BigDecimal held,
    @JsonInclude(JsonInclude.Include.ALWAYS) Optional<BigDecimal> available,
    long offset) {

  /** Nothing was counted there yet. */
  static final long NO_OFFSET = -1;

  static UsageItem of(Selection selection, String id, Usage usage, long offset) {
    return new UsageItem(
        selection.world().name(),
        selection.tree().path(id),
        id,
        usage.period(),
        selection.world().configuration().currency(),
        usage.budget(),
        usage.spent(),
        usage.held(),
        usage.available(),
        offset);
  }
}
