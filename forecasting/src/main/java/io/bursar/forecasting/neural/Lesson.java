package io.bursar.forecasting.neural;

import io.bursar.forecasting.features.Places;
import java.util.List;

/**
 * When a net has learnt enough.
 *
 * @param judged places that it does not learn from and is judged by; may be none
 * @param rounds of the nets, in their order; as many as there are where that is empty
 */
record Lesson(Places judged, List<Integer> rounds) {

  /** All rounds. */
  static final Lesson WHOLE = new Lesson(Places.none(), List.of());

  /** How many rounds a net has at most. */
  int most(int net) {
    return rounds.isEmpty() ? Training.ROUNDS : rounds.get(net);
  }
}
