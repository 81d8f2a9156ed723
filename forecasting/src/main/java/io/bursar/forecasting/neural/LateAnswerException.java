package io.bursar.forecasting.neural;

import io.bursar.forecasting.model.Fault;
import io.bursar.forecasting.model.FaultException;

/** A net did not answer while it was waited for. */
final class LateAnswerException extends FaultException {
  private static final long serialVersionUID = 1;

  LateAnswerException(String message) {
    super(Fault.SLOW, message);
  }
}
