package io.bursar.connectors.file;

import java.math.BigDecimal;
import java.util.regex.Pattern;

/**
 * Reads amounts as people and systems write them: {@code 1,234.50}, {@code 1.234,50-}, {@code
 * (12.00)}, {@code € 7}, {@code 8.0E-7}. A group sign is taken only where groups are: {@code 1,23}
 * is no number when the comma groups, instead of a hundred times the amount.
 */
public final class NumberText {

  /** As FOCUS and most systems write: a point, no groups. */
  public static final NumberText PLAIN = new NumberText('.', NumberText.NO_GROUP);

  /** Says that digits are not grouped. */
  public static final char NO_GROUP = '\0';

  private static final int MOST_CHARACTERS = 100;
  private static final int MOST_DIGITS = 40;
  private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(G\\d{2,3})*G\\d{3}");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d{1,4})?");

  private final char decimal;
  private final char group;

  /**
   * For numbers with these signs.
   *
   * @param decimal the sign before the fraction, point or comma
   * @param group the sign between groups, or {@link #NO_GROUP}; a space stands for every kind of
   *     space
   */
  public NumberText(char decimal, char group) {
    this.decimal = decimal;
    this.group = group;
  }

  /**
   * Reads a number.
   *
   * @param column where it stands, for the message
   */
  public BigDecimal read(String column, String text) throws RefusedRow {
    if (text.length() > MOST_CHARACTERS) {
      throw new RefusedRow(
          FormatCode.AMOUNT_OUT_OF_RANGE, column, Shown.value(text) + " is longer than any amount");
    }
    String stripped = text.strip();
    String plain = NUMBER.matcher(stripped).matches() && decimal == '.' ? stripped : plain(text);
    if (!NUMBER.matcher(plain).matches()) {
      throw unreadable(column, text);
    }
    BigDecimal number = new BigDecimal(plain);
    if (number.precision() - (long) number.scale() > MOST_DIGITS || number.scale() > MOST_DIGITS) {
      throw new RefusedRow(
          FormatCode.AMOUNT_OUT_OF_RANGE,
          column,
          Shown.value(text)
              + " has more than "
              + MOST_DIGITS
              + " digits before or after the point");
    }
    return number;
  }

  private RefusedRow unreadable(String column, String text) {
    String signs =
        "decimal sign '"
            + decimal
            + "', "
            + (group == NO_GROUP ? "no groups" : "groups by '" + group + "'");
    return new RefusedRow(
        FormatCode.AMOUNT_UNREADABLE, column, Shown.value(text) + " is no number (" + signs + ")");
  }

  /** The number in Java's notation, or something that is no number. */
  private String plain(String text) {
    StringBuilder kept = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isSpace(c)) {
        kept.append(' ');
      } else if (c == '\u2212' || c == '\u2013') {
        kept.append('-');
      } else if (Character.getType(c) != Character.CURRENCY_SYMBOL) {
        kept.append(c);
      }
    }
    String number = kept.toString().strip();
    boolean negative = false;
    if (number.startsWith("(") && number.endsWith(")") && number.length() > 2) {
      negative = true;
      number = number.substring(1, number.length() - 1).strip();
    } else if (number.endsWith("-")) {
      negative = true;
      number = number.substring(0, number.length() - 1).strip();
    }
    if (negative && (number.startsWith("-") || number.startsWith("+"))) {
      return "";
    }
    return (negative ? "-" : "") + ungrouped(number);
  }

  private String ungrouped(String number) {
    int sign = number.startsWith("-") || number.startsWith("+") ? 1 : 0;
    int point = number.indexOf(decimal);
    String whole = number.substring(sign, point < 0 ? number.length() : point);
    String rest = point < 0 ? "" : '.' + number.substring(point + 1);
    if (group != NO_GROUP && whole.indexOf(group) >= 0) {
      String shape = whole.strip().replace(group, 'G');
      if (!GROUPED.matcher(shape).matches()) {
        return "";
      }
      whole = shape.replace("G", "");
    }
    if (whole.indexOf('.') >= 0) {
      return ""; // a point that is neither decimal nor group sign
    }
    return number.substring(0, sign) + whole.strip() + rest;
  }

  private static boolean isSpace(char c) {
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }
}
