package io.bursar.hub.configuration.csv;

import java.util.regex.Pattern;

/**
 * Cells that no spreadsheet takes for a formula. One that begins as a formula does gets an
 * apostrophe in front, and loses it when it is read; numbers stay numbers. As OWASP's page on CSV
 * injection has it.
 */
public final class SafeCell {

  private static final String DANGEROUS = "=+-@\t\r\n＝＋－＠";
  private static final char APOSTROPHE = '\'';
  private static final Pattern NUMBER = Pattern.compile("-\\d++(\\.\\d++)?");

  private SafeCell() {}

  /** The text as it is written into a cell. */
  public static String escape(String text) {
    boolean marked = needsMark(text, 0) && !NUMBER.matcher(text).matches();
    return marked ? APOSTROPHE + text : text;
  }

  /** What was written; what people wrote without an apostrophe is what it is. */
  public static String unescape(String cell) {
    return cell.length() > 1 && cell.charAt(0) == APOSTROPHE && needsMark(cell, 1)
        ? cell.substring(1)
        : cell;
  }

  /** An apostrophe needs one, too: otherwise it would be lost on the way back. */
  private static boolean needsMark(String text, int at) {
    return text.length() > at
        && (text.charAt(at) == APOSTROPHE || DANGEROUS.indexOf(text.charAt(at)) >= 0);
  }
}
