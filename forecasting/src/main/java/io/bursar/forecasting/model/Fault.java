package io.bursar.forecasting.model;

import java.util.Locale;
import java.util.Optional;

/** Why a trained model that is to serve does not. */
public enum Fault {
  /** It cannot be loaded, is not what was registered, or nobody can say which one is to serve. */
  REFUSED,
  /** It did not answer in time, or still works on what somebody gave up. */
  SLOW,
  /** It wanted more memory than there is. */
  OUT_OF_MEMORY,
  /** It answered something of another shape than a forecast has. */
  WRONG_SHAPE,
  /** It answered something that is no number. */
  NOT_A_NUMBER,
  /** It foresees less than nothing of a line that never was below. */
  NEGATIVE,
  /** It failed in any other way. */
  FAILED;

  /** As people read it: {@code not-a-number}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Which one brought a failure about. */
  public static Fault of(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof FaultException known) {
        return known.fault();
      }
      if (cause instanceof OutOfMemoryError || saysOutOfMemory(cause)) {
        return OUT_OF_MEMORY;
      }
    }
    return FAILED;
  }

  /** TensorFlow has no exception of its own that gets through to the caller. */
  private static boolean saysOutOfMemory(Throwable cause) {
    return Optional.ofNullable(cause.getMessage())
        .filter(it -> it.contains("OOM when allocating"))
        .isPresent();
  }
}
