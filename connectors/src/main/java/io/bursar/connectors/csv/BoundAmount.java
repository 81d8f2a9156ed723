package io.bursar.connectors.csv;

import io.bursar.connectors.csv.HeaderBinder.Bound;
import io.bursar.connectors.file.FormatCode;
import io.bursar.connectors.file.NumberText;
import io.bursar.connectors.file.RefusedRow;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** A number of each row, under one header. */
record BoundAmount(
    List<Term> terms, NumberText numbers, boolean inverted, Optional<BoundCondition> negativeWhen) {

  /** A product of fields. */
  record Term(List<Bound> factors, boolean negative) {
    boolean isEmpty(String[] fields) {
      return factors.stream().allMatch(factor -> factor.in(fields).isEmpty());
    }
  }

  static BoundAmount of(Mapping.Amount amount, HeaderBinder binder) {
    return new BoundAmount(
        amount.terms().stream()
            .map(
                term ->
                    new Term(term.factors().stream().map(binder::bind).toList(), term.negative()))
            .toList(),
        amount.numbers(),
        amount.inverted(),
        amount.negativeWhen().map(condition -> BoundCondition.of(condition, binder)));
  }

  boolean isEmpty(String[] fields) {
    return terms.stream().allMatch(term -> term.isEmpty(fields));
  }

  BigDecimal read(String[] fields) throws RefusedRow {
    if (isEmpty(fields)) {
      String label = terms.get(0).factors().get(0).label();
      throw new RefusedRow(FormatCode.VALUE_MISSING, label, "it is empty");
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (Term term : terms) {
      if (!term.isEmpty(fields)) {
        BigDecimal value = product(term, fields);
        sum = term.negative() ? sum.subtract(value) : sum.add(value);
      }
    }
    boolean turned = negativeWhen.isPresent() && negativeWhen.get().holds(fields);
    return turned != inverted ? sum.negate() : sum;
  }

  private BigDecimal product(Term term, String[] fields) throws RefusedRow {
    BigDecimal product = BigDecimal.ONE;
    for (Bound factor : term.factors()) {
      product = product.multiply(numbers.read(factor.label(), MappedRows.needed(factor, fields)));
    }
    return product;
  }
}
