package io.bursar.core.ledger.state;

import io.bursar.core.journal.ForecastEntry.Quantiles;
import io.bursar.core.ledger.StateDocument;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The forecast of a node that stands; fields as in {@link io.bursar.core.journal.ForecastEntry}.
 */
public record KnownForecast(
    long revision,
    LocalDate origin,
    String model,
    List<Quantiles> spentThrough,
    Optional<LocalDate> anomalous,
    Optional<String> fallback)
    implements StateDocument {}
