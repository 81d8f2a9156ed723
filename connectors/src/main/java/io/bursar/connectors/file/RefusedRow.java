package io.bursar.connectors.file;

/**
 * Says that a row (or a header) cannot be used, and why. Without a stack: a file may be full of
 * them.
 */
public final class RefusedRow extends Exception {
  private static final long serialVersionUID = 1L;

  private final FormatCode code;
  private final String column;

  /**
   * Refuses.
   *
   * @param code what is wrong
   * @param column the column, or empty when it is the row as a whole
   * @param reason the value and what to do
   */
  public RefusedRow(FormatCode code, String column, String reason) {
    super(reason, null, false, false);
    this.code = code;
    this.column = column;
  }

  public FormatCode code() {
    return code;
  }

  public String column() {
    return column;
  }
}
