package io.bursar.hub.keys;

/** The hub cannot start with the key it was given; the message is one line for the operator. */
public final class KeyProblem extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final KeyCode code;

  KeyProblem(KeyCode code, String what) {
    super(code.code() + " " + what + ". " + code.remedy());
    this.code = code;
  }

  KeyProblem(KeyCode code, String what, Throwable cause) {
    super(code.code() + " " + what + ". " + code.remedy(), cause);
    this.code = code;
  }

  public KeyCode code() {
    return code;
  }
}
