package io.bursar.core.ledger.state;

import io.bursar.core.ledger.StateDocument;
import java.math.BigDecimal;

/** The rate of a currency on a day: ledger currency for one unit of it. */
public record KnownRate(BigDecimal rate) implements StateDocument {}
