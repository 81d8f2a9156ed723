package io.bursar.hub;

/**
 * Something the operator must know about and can do something about. Its message is the one line
 * that is shown: code, what was wrong with the value, what to do.
 */
public final class ProgramProblem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final ProgramCode code;

  /**
   * With the line that is shown.
   *
   * @param code the reason
   * @param what a sentence that names the place and the value
   */
  public ProgramProblem(ProgramCode code, String what) {
    super(line(code, what));
    this.code = code;
  }

  public ProgramProblem(ProgramCode code, String what, Throwable cause) {
    super(line(code, what), cause);
    this.code = code;
  }

  private static String line(ProgramCode code, String what) {
    String sentence = what.strip().replaceAll("\\s*\\R\\s*", " ");
    String stop = sentence.endsWith(".") ? " " : ". ";
    return code.code() + " " + sentence + stop + code.remedy();
  }

  public ProgramCode code() {
    return code;
  }
}
