package io.bursar.hub;

import java.util.Optional;

/** Looks through what wrapped what. */
final class Causes {

  private Causes() {}

  /** The first of that type in the chain of causes. */
  static <T extends Throwable> Optional<T> find(Throwable thrown, Class<T> type) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      if (type.isInstance(cause)) {
        return Optional.of(type.cast(cause));
      }
    }
    return Optional.empty();
  }

  /** What the innermost says: the wrappers of a container only say where it was noticed. */
  static String deepest(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getMessage() == null
        ? cause.getClass().getSimpleName()
        : cause.getClass().getSimpleName() + ": " + cause.getMessage();
  }
}
