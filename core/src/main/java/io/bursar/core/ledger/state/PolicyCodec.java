package io.bursar.core.ledger.state;

import io.bursar.core.configuration.Policy;
import io.bursar.core.configuration.Policy.Alert;
import io.bursar.core.configuration.Policy.Allot;
import io.bursar.core.configuration.Policy.Base;
import io.bursar.core.configuration.Policy.Direction;
import io.bursar.core.configuration.Policy.On;
import io.bursar.core.configuration.Policy.Outcome;
import io.bursar.core.configuration.Policy.Severity;
import io.bursar.core.configuration.Policy.Size;
import io.bursar.core.period.PeriodKind;

/** Policies. */
final class PolicyCodec {

  private PolicyCodec() {}

  static void write(ByteWriter to, Policy policy) {
    to.text(policy.name());
    to.text(policy.nodes());
    to.constant(policy.period());
    to.text(policy.when());
    to.optional(policy.rearm(), ByteWriter::text);
    to.all(policy.thresholds(), ByteWriter::decimal);
    to.all(policy.then(), PolicyCodec::outcome);
    to.text(policy.text());
    to.text(policy.place());
  }

  static Policy read(ByteReader from) {
    return new Policy(
        from.text(),
        from.text(),
        from.constant(PeriodKind.class),
        from.text(),
        from.optional(ByteReader::text),
        from.all(ByteReader::decimal),
        from.all(PolicyCodec::outcome),
        from.text(),
        from.text());
  }

  private static void outcome(ByteWriter to, Outcome outcome) {
    if (outcome instanceof Alert alert) {
      to.flag(true);
      to.constant(alert.severity());
      to.all(alert.to(), ByteWriter::text);
    } else {
      Allot allot = (Allot) outcome;
      to.flag(false);
      to.constant(allot.direction());
      to.constant(allot.period());
      to.constant(allot.on());
      size(to, allot.size());
    }
  }

  private static Outcome outcome(ByteReader from) {
    return from.flag()
        ? new Alert(from.constant(Severity.class), from.all(ByteReader::text))
        : new Allot(
            from.constant(Direction.class),
            from.constant(PeriodKind.class),
            from.constant(On.class),
            size(from));
  }

  private static void size(ByteWriter to, Size size) {
    if (size instanceof Size.Amount fixed) {
      to.flag(true);
      to.decimal(fixed.amount());
    } else {
      Size.Share share = (Size.Share) size;
      to.flag(false);
      to.decimal(share.share());
      to.constant(share.base());
    }
  }

  private static Size size(ByteReader from) {
    return from.flag()
        ? new Size.Amount(from.decimal())
        : new Size.Share(from.decimal(), from.constant(Base.class));
  }
}
