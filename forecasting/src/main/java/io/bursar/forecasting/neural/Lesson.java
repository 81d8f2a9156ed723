package io.bursar.forecasting.neural;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * When a net has learnt enough.
 *
 * @param until there are days before this one that it does not learn from and is judged by
 * @param rounds of the nets, in their order; as many as there are where that is empty
 */
record Lesson(Optional<LocalDate> until, List<Integer> rounds) {

  /** All rounds. */
  static final Lesson WHOLE = new Lesson(Optional.empty(), List.of());

  /** How many rounds a net has at most. */
  int most(int net) {
    return rounds.isEmpty() ? Training.ROUNDS : rounds.get(net);
  }
}
