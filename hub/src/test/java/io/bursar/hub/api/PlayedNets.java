package io.bursar.hub.api;

import java.util.Map;
import java.util.Optional;

/** A net of two numbers a row, which says the first four times. */
final class PlayedNets implements InferenceCalls.Nets {

  @Override
  public Map<String, Integer> widths() {
    return Map.of("days", 2);
  }

  @Override
  public Optional<Integer> version() {
    return Optional.of(3);
  }

  @Override
  public Optional<float[]> infer(String net, float[] rows) {
    float[] said = new float[rows.length * 2];
    for (int i = 0; i < said.length; i++) {
      said[i] = rows[i / 4 * 2];
    }
    return Optional.of(said);
  }
}
