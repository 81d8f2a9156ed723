package io.bursar.hub.configuration.spec;

import io.bursar.hub.configuration.lint.LintCode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Exact numbers: what stands in the file is what counts, digit by digit. */
public final class Numbers {

  private static final Pattern DECIMAL = Pattern.compile("-?\\d++(\\.\\d++)?");
  private static final int DIGITS_BEFORE = 20;
  private static final int DIGITS_AFTER = 12;

  /** What a budget may have. */
  public static final ScalarType AMOUNT =
      ScalarType.plain("an amount", schema(Map.of("minimum", 0)), text -> atLeastZero(text));

  /** What a limit may move by. */
  public static final ScalarType POSITIVE =
      ScalarType.plain(
          "an amount above 0", schema(Map.of("exclusiveMinimum", 0)), text -> aboveZero(text));

  /** A part of something. */
  public static final ScalarType SHARE =
      ScalarType.plain(
          "a share above 0 and at most 1",
          schema(Map.of("exclusiveMinimum", 0, "maximum", 1)),
          text -> share(text));

  /** Any number. */
  public static final ScalarType DECIMAL_NUMBER =
      ScalarType.plain("a decimal number", schema(Map.of()), text -> decimal(text));

  private Numbers() {}

  private static BigDecimal atLeastZero(String text) throws BadValue {
    BigDecimal number = decimal(text);
    if (number.signum() < 0) {
      throw new BadValue(LintCode.OUT_OF_RANGE, "below 0", "write 0 or more");
    }
    return number;
  }

  /** An amount above 0, as rates and prices are. */
  public static BigDecimal aboveZero(String text) throws BadValue {
    BigDecimal number = decimal(text);
    if (number.signum() <= 0) {
      throw new BadValue(LintCode.OUT_OF_RANGE, "not above 0", "write a number above 0");
    }
    return number;
  }

  private static BigDecimal share(String text) throws BadValue {
    if (text.endsWith("%")) {
      throw new BadValue(LintCode.NUMBER, "a percentage", "write a share of 1: 20 % is 0.2");
    }
    BigDecimal number = aboveZero(text);
    if (number.compareTo(BigDecimal.ONE) > 0) {
      throw new BadValue(
          LintCode.OUT_OF_RANGE, "more than the whole", "write a share of 1: 20 % is 0.2");
    }
    return number;
  }

  private static BigDecimal decimal(String text) throws BadValue {
    if (!DECIMAL.matcher(text).matches()) {
      throw new BadValue(LintCode.NUMBER, "not a plain decimal number", advice(text));
    }
    int point = text.indexOf('.');
    int before = (point < 0 ? text.length() : point) - (text.startsWith("-") ? 1 : 0);
    int after = point < 0 ? 0 : text.length() - point - 1;
    if (before > DIGITS_BEFORE) {
      throw new BadValue(
          LintCode.OUT_OF_RANGE,
          "more than " + DIGITS_BEFORE + " digits before the point",
          "write a smaller number");
    }
    if (after > DIGITS_AFTER) {
      throw new BadValue(
          LintCode.OUT_OF_RANGE,
          "more than " + DIGITS_AFTER + " digits after the point",
          "round it yourself: the ledger keeps " + DIGITS_AFTER);
    }
    return new BigDecimal(text);
  }

  private static String advice(String text) {
    if (text.matches("-?[\\d ,_'’]{1,40}(\\.\\d{1,20})?") && text.matches(".*\\d.*")) {
      return "write digits without separators, and a point: 1234.56";
    }
    if (text.matches("[-+]?[\\d.]{1,20}[eE][-+]?\\d{1,5}")) {
      return "write all its digits, without an exponent";
    }
    return "write digits and a point, without currency, sign + or separators: 1234.56";
  }

  private static Map<String, Object> schema(Map<String, Object> bounds) {
    Map<String, Object> schema = new java.util.TreeMap<>(bounds);
    schema.put("type", List.of("number", "string"));
    schema.put("pattern", "^-?\\d{1,20}(\\.\\d{1,12})?$");
    return schema;
  }
}
