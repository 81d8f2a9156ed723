package io.bursar.hub.api;

import io.bursar.routes.views.ChargeLine;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/** One part of a charge, as the API says it. */
record ChargeItem(
    String tenant,
    String source,
    String id,
    long version,
    int reclean,
    int part,
    String node,
    String nodeId,
    LocalDate day,
    Optional<Instant> at,
    String currency,
    BigDecimal amount,
    BigDecimal counted,
    BigDecimal billed,
    String billedCurrency,
    String conversion,
    Optional<String> category,
    Optional<String> service,
    Optional<String> account,
    Optional<String> description,
    Map<String, String> tags,
    Map<String, String> focus,
    Optional<String> importId,
    long offset) {

  static ChargeItem of(Selection selection, ChargeLine line) {
    return new ChargeItem(
        line.tenant(),
        line.source(),
        line.id(),
        line.version(),
        line.reclean(),
        line.part(),
        selection.tree().path(line.node()),
        line.node(),
        line.day(),
        line.instant(),
        selection.world().configuration().currency(),
        line.ledger(),
        line.counted(),
        line.billed(),
        line.currency(),
        Words.of(line.conversion()),
        line.category(),
        line.service(),
        line.account(),
        line.description(),
        line.tags(),
        line.focus(),
        line.importId(),
        line.offset());
  }
}
