package io.bursar.forecasting.model;

/** A trained model did not answer as it should. */
public class FaultException extends IllegalStateException {
  private static final long serialVersionUID = 1;

  private final Fault fault;

  /**
   * One.
   *
   * @param message what it did
   */
  public FaultException(Fault fault, String message) {
    super(message);
    this.fault = fault;
  }

  /** What is wrong with it. */
  public final Fault fault() {
    return fault;
  }
}
