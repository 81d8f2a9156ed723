package io.bursar.connectors.file;

import io.bursar.core.collected.DaySpan;
import java.time.LocalDate;
import java.util.Optional;

/** The days that a row is for. */
public final class Spans {

  private Spans() {}

  /**
   * The span, or why the row cannot be used.
   *
   * @param column where the last day stands, for the message
   * @throws RefusedRow when a charge cannot be spread over these days
   */
  public static DaySpan of(String column, LocalDate first, LocalDate last) throws RefusedRow {
    Optional<String> problem = DaySpan.problem(first, last);
    if (problem.isPresent()) {
      throw new RefusedRow(FormatCode.SPAN_UNUSABLE, column, problem.get());
    }
    return new DaySpan(first, last);
  }
}
