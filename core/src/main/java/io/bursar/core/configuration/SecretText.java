package io.bursar.core.configuration;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text that names secrets instead of holding them: {@code ${env:NAME}} stands for the environment
 * variable NAME of the process that uses it. Only the template travels between processes; what it
 * resolves to is for the one call that needs it, never for a log, a message or a record.
 *
 * @param template the text as the configuration has it
 */
public record SecretText(String template) {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{env:([A-Za-z_][A-Za-z0-9_]*)}");

  /** The environment variables it names, in order. */
  public List<String> names() {
    return REFERENCE.matcher(template).results().map(found -> found.group(1)).distinct().toList();
  }

  /** What is left of the template when the references are taken out. */
  public String literal() {
    return REFERENCE.matcher(template).replaceAll("");
  }

  /**
   * The text with its secrets.
   *
   * @param environment looks a variable up
   * @throws IllegalStateException when a variable is not set; the message has its name only
   */
  public String resolve(Function<String, Optional<String>> environment) {
    return REFERENCE
        .matcher(template)
        .replaceAll(found -> Matcher.quoteReplacement(value(found, environment)));
  }

  private static String value(MatchResult found, Function<String, Optional<String>> environment) {
    String name = found.group(1);
    return environment
        .apply(name)
        .orElseThrow(
            () -> new IllegalStateException("environment variable " + name + " is not set"));
  }

  /** The variables it names; a literal part might be a secret, so it is left out. */
  @Override
  public String toString() {
    return "SecretText" + names();
  }
}
