package io.bursar.connectors.csv;

import io.bursar.connectors.csv.HeaderBinder.Bound;
import io.bursar.connectors.file.RefusedRow;
import java.math.BigDecimal;
import java.util.Optional;

/** What rows count, under one header. */
sealed interface BoundMeasure {

  /** Money. */
  record Money(BoundAmount amount, Optional<BoundAmount> effectiveAmount, Bound currency)
      implements BoundMeasure {

    Optional<BigDecimal> effective(String[] fields) throws RefusedRow {
      return effectiveAmount.isPresent() && !effectiveAmount.get().isEmpty(fields)
          ? Optional.of(effectiveAmount.get().read(fields))
          : Optional.empty();
    }
  }

  /** A quantity. */
  record Metric(Bound metric, BoundAmount quantity) implements BoundMeasure {}

  static BoundMeasure of(Mapping.Measure measure, HeaderBinder binder) {
    if (measure instanceof Mapping.Counted counted) {
      return new Metric(binder.bind(counted.metric()), BoundAmount.of(counted.quantity(), binder));
    }
    Mapping.Spent spent = (Mapping.Spent) measure;
    return new Money(
        BoundAmount.of(spent.amount(), binder),
        spent.effective().map(amount -> BoundAmount.of(amount, binder)),
        binder.bind(spent.currency()));
  }
}
