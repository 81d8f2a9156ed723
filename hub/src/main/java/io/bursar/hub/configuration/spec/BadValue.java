package io.bursar.hub.configuration.spec;

import io.bursar.hub.configuration.lint.LintCode;

/** Says why a text is not a value of its type. Never leaves the checker. */
public final class BadValue extends Exception {

  private final LintCode code;
  private final String remedy;

  /**
   * @param what what is wrong, without the value
   * @param remedy what to do
   */
  public BadValue(LintCode code, String what, String remedy) {
    super(what, null, false, false);
    this.code = code;
    this.remedy = remedy;
  }

  public LintCode code() {
    return code;
  }

  public String remedy() {
    return remedy;
  }
}
