package io.bursar.connectors.file;

import java.util.Locale;
import java.util.regex.Pattern;

/** Reads currency codes: ISO 4217, or a unit of the tenant's own. */
public final class CurrencyText {
  private static final Pattern ISO = Pattern.compile("[A-Za-z]{3}");
  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{1,15}");

  private CurrencyText() {}

  /**
   * Reads a code.
   *
   * @param column where it stands, for the message
   * @return the code; three letters in upper case, as ISO writes them
   */
  public static String read(String column, String text) throws RefusedRow {
    String code = text.strip();
    if (ISO.matcher(code).matches()) {
      return code.toUpperCase(Locale.ROOT);
    }
    if (CODE.matcher(code).matches()) {
      return code;
    }
    throw new RefusedRow(
        FormatCode.CURRENCY_UNREADABLE, column, Shown.value(text) + " is no code such as USD");
  }
}
