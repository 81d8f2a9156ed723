package io.bursar.core.ledger.state;

import io.bursar.core.configuration.Policy.Severity;
import io.bursar.core.decision.Decision.Told;
import io.bursar.core.ledger.state.ArmingBook.Arming;
import io.bursar.core.ledger.state.BudgetBook.Leg;
import io.bursar.core.ledger.state.BudgetBook.Line;

/** What happened to budgets, and what fired. */
final class BookCodecs {

  private BookCodecs() {}

  static void budgets(ByteWriter to, BudgetBook book) {
    to.signed(book.offset());
    to.all(book.lines(), BookCodecs::line);
  }

  static BudgetBook budgets(ByteReader from) {
    long offset = from.signed();
    return new BudgetBook(from.all(BookCodecs::line), offset);
  }

  static void armings(ByteWriter to, ArmingBook book) {
    to.all(book.armings(), BookCodecs::arming);
  }

  static ArmingBook armings(ByteReader from) {
    return new ArmingBook(from.all(BookCodecs::arming));
  }

  private static void line(ByteWriter to, Line line) {
    to.text(line.period());
    to.optional(line.plan(), ByteWriter::decimal);
    to.all(line.legs(), BookCodecs::leg);
  }

  private static Line line(ByteReader from) {
    return new Line(from.text(), from.optional(ByteReader::decimal), from.all(BookCodecs::leg));
  }

  private static void leg(ByteWriter to, Leg leg) {
    to.text(leg.decision());
    to.decimal(leg.amount());
    to.instant(leg.at());
  }

  private static Leg leg(ByteReader from) {
    return new Leg(from.text(), from.decimal(), from.instant());
  }

  private static void arming(ByteWriter to, Arming arming) {
    to.text(arming.policy());
    to.text(arming.period());
    to.optional(arming.threshold(), ByteWriter::decimal);
    to.number(arming.count());
    to.optional(arming.decision(), ByteWriter::text);
    to.optional(arming.budget(), ByteWriter::decimal);
    to.all(arming.alerts(), BookCodecs::told);
  }

  private static Arming arming(ByteReader from) {
    return new Arming(
        from.text(),
        from.text(),
        from.optional(ByteReader::decimal),
        from.count(),
        from.optional(ByteReader::text),
        from.optional(ByteReader::decimal),
        from.all(BookCodecs::told));
  }

  private static void told(ByteWriter to, Told told) {
    to.constant(told.severity());
    to.all(told.to(), ByteWriter::text);
  }

  private static Told told(ByteReader from) {
    return new Told(from.constant(Severity.class), from.all(ByteReader::text));
  }
}
