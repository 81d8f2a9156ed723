package io.bursar.hub.configuration.files;

import io.bursar.core.configuration.Policy.Alert;
import io.bursar.core.configuration.Policy.Allot;
import io.bursar.core.configuration.Policy.Base;
import io.bursar.core.configuration.Policy.Direction;
import io.bursar.core.configuration.Policy.On;
import io.bursar.core.configuration.Policy.Outcome;
import io.bursar.core.configuration.Policy.Severity;
import io.bursar.core.configuration.Policy.Size;
import io.bursar.core.period.PeriodKind;
import io.bursar.hub.configuration.spec.Fields;
import io.bursar.hub.configuration.spec.Fields.Found;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads the steps of a policy. */
final class Steps {

  private Steps() {}

  /** What a valid step does. */
  static Outcome outcome(Fields step) {
    return step.object("alert")
        .<Outcome>map(Steps::alert)
        .or(() -> move(step))
        .orElseThrow(() -> new IllegalStateException("no step at " + step.place()));
  }

  /** The limit that a step moves, if it is valid and moves one. */
  static Optional<Allot> move(Fields step) {
    return allot(step, "cut", Direction.CUT).or(() -> allot(step, "raise", Direction.RAISE));
  }

  private static Alert alert(Fields alert) {
    return new Alert(
        alert.need("severity", Severity.class),
        alert.all("to", String.class).stream().map(Found::value).toList());
  }

  private static Optional<Allot> allot(Fields step, String key, Direction direction) {
    return step.object(key)
        .filter(Fields::complete)
        .map(
            move ->
                new Allot(
                    direction,
                    move.need("period", PeriodKind.class),
                    move.need("on", On.class),
                    size(move)));
  }

  private static Size size(Fields move) {
    return move.get("amount", BigDecimal.class)
        .<Size>map(Size.Amount::new)
        .orElseGet(
            () ->
                new Size.Share(
                    move.need("share", BigDecimal.class), move.need("base", Base.class)));
  }
}
