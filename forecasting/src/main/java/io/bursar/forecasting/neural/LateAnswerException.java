package io.bursar.forecasting.neural;

/** A net did not answer while it was waited for. */
final class LateAnswerException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  LateAnswerException(String message) {
    super(message);
  }
}
