package io.bursar.hub.configuration.spec;

import io.bursar.hub.configuration.lint.LintCode;
import io.bursar.hub.configuration.lint.Nearest;
import java.text.Normalizer;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of things, and references to them. */
public final class Names {

  private static final String NODE = "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._&+(),'’-]{0,99}";
  private static final String SLUG = "[a-z0-9][a-z0-9._-]{0,62}";
  private static final String TITLE = "[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} ._-]{0,99}";
  private static final String OWN_UNIT = "[A-Z][A-Z0-9]{3,11}";
  private static final Set<String> ISO =
      Currency.getAvailableCurrencies().stream()
          .map(Currency::getCurrencyCode)
          .collect(Collectors.toCollection(TreeSet::new));

  /** One segment of a node's path. */
  public static final ScalarType NODE_NAME =
      named(
          "a node's name",
          "(?!(id|labels)$)" + NODE,
          "begin with a letter or digit and use letters, digits, blanks and . _ & + ( ) , ' -"
              + " (but not id or labels, which are keys of a node)");

  /** A node's stable id. */
  public static final ScalarType NODE_ID =
      named(
          "a node's id",
          "[A-Za-z0-9][A-Za-z0-9._-]{0,99}",
          "use letters a to z, digits and . _ - ; ids with / are for paths");

  /** What names a feed, a target, a folder. */
  public static final ScalarType SLUG_NAME =
      named("a short name", SLUG, "use a to z, digits and . _ - and begin with a letter or digit");

  /** What names a policy, a metric. */
  public static final ScalarType TITLE_NAME =
      named("a name", TITLE, "begin with a letter or digit and use letters, digits, blanks, . _ -");

  /** A node by its path or id. */
  public static final ScalarType NODE_REFERENCE = filled("a node's path or id", 1000);

  /** Nodes by a path or pattern. */
  public static final ScalarType NODE_PATTERN =
      ScalarType.text(
          "a node's path or a pattern",
          Map.of("type", "string", "minLength", 1, "maxLength", 1000),
          text -> pattern(text));

  /** A file or folder. */
  public static final ScalarType PATH = filled("a path", 1000);

  /** A reference to something else by its name. */
  public static final ScalarType REFERENCE = filled("a name", 200);

  /** What a label is called. */
  public static final ScalarType LABEL_NAME =
      named(
          "a label's name",
          "[A-Za-z_][A-Za-z0-9_.-]{0,62}",
          "use letters a to z, digits and _ . - and begin with a letter");

  /** A label's value: numbers need no quotes. */
  public static final ScalarType LABEL =
      ScalarType.plain(
          "a text",
          Map.of("type", List.of("string", "number", "boolean"), "maxLength", 200),
          text -> checkLength(text, 200));

  /** What people call some days, 618 among them: numbers need no quotes. */
  public static final ScalarType OCCASION =
      ScalarType.plain(
          "a name",
          Map.of("type", List.of("string", "number", "boolean"), "minLength", 1, "maxLength", 100),
          text -> checkLength(text, 100));

  /** A condition in CEL; {@code true} needs no quotes. */
  public static final ScalarType CONDITION =
      ScalarType.plain(
          "a CEL condition",
          Map.of("type", List.of("string", "boolean"), "minLength", 1, "maxLength", 10_000),
          text -> checkLength(text, 10_000));

  /** Money's unit. */
  public static final ScalarType CURRENCY =
      ScalarType.text(
          "a currency",
          Map.of("type", "string", "pattern", "^([A-Z]{3}|" + OWN_UNIT + ")$"),
          text -> currency(text));

  private Names() {}

  /** An ISO 4217 code, or a unit of the tenant's own that cannot be taken for one. */
  public static String currency(String text) throws BadValue {
    if (ISO.contains(text) || text.matches(OWN_UNIT)) {
      return text;
    }
    throw new BadValue(
        LintCode.CURRENCY,
        "not a currency",
        new Nearest(ISO)
            .advice(text, "write an ISO 4217 code, or 4 to 12 capitals for a unit of your own"));
  }

  /** Matching costs segments to the power of the {@code **} in a pattern. */
  private static String pattern(String text) throws BadValue {
    if (text.split("\\*\\*", -1).length > 4) {
      throw new BadValue(LintCode.OUT_OF_RANGE, "more than three **", "three are enough");
    }
    return checkLength(text, 1000);
  }

  private static ScalarType named(String name, String pattern, String remedy) {
    Pattern compiled = Pattern.compile(pattern);
    return ScalarType.text(
        name,
        Map.of("type", "string", "pattern", "^" + pattern + "$"),
        text -> {
          if (!compiled.matcher(text).matches() || text.endsWith(" ")) {
            throw new BadValue(LintCode.NAME, "not usable as " + name, remedy);
          }
          if (!Normalizer.isNormalized(text, Normalizer.Form.NFC)) {
            throw new BadValue(
                LintCode.NAME, "letters with detached accents", "type the name anew (Unicode NFC)");
          }
          return text;
        });
  }

  private static ScalarType filled(String name, int length) {
    return ScalarType.text(
        name,
        Map.of("type", "string", "minLength", 1, "maxLength", length),
        text -> checkLength(text, length));
  }

  private static String checkLength(String text, int most) throws BadValue {
    if (text.isBlank()) {
      throw new BadValue(LintCode.MISSING, "empty", "write a value");
    }
    if (text.length() > most) {
      throw new BadValue(
          LintCode.OUT_OF_RANGE, "longer than " + most + " characters", "shorten it");
    }
    return text;
  }
}
