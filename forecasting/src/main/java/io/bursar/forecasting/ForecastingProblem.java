package io.bursar.forecasting;

/** Something that was given to forecasting cannot be used; says what, where and what to do. */
public final class ForecastingProblem extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ForecastingCode code;

  /**
   * A problem.
   *
   * @param where file and line, or option
   * @param reason what was wrong, with the value
   */
  public ForecastingProblem(ForecastingCode code, String where, String reason) {
    super(code.code() + " " + where + ": " + reason + " " + code.remedy());
    this.code = code;
  }

  public ForecastingCode code() {
    return code;
  }
}
