package io.bursar.routes.collect;

/** A whole request is refused; nothing of it was or will be written. */
final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  Refused(CollectCode code, String field, String reason) {
    // Garbage at the door must stay cheap: no stack trace.
    super(code.code() + " " + reason, null, false, false);
    this.problem = new Problem(code, field, reason);
  }

  Refused(CollectCode code, String reason) {
    this(code, "", reason);
  }

  Problem problem() {
    return problem;
  }
}
