package io.bursar.hub.api;

/** Ends a call with a problem. It is an answer, not a failure: no stack trace, no log line. */
final class Refusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  Refusal(Problem problem) {
    super(problem.code().code() + " " + problem.detail(), null, false, false);
    this.problem = problem;
  }

  Refusal(ApiCode code, String detail) {
    this(Problem.of(code, detail));
  }

  Problem problem() {
    return problem;
  }
}
