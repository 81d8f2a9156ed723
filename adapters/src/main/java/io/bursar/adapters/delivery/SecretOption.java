package io.bursar.adapters.delivery;

import io.bursar.core.configuration.SecretText;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How a text with secrets becomes an option of a Kamelet: what Camel knows it logs, at the latest
 * on DEBUG, and Spring would take {@code ${…}} for a placeholder of its own. So the option only
 * names the text.
 */
public final class SecretOption {

  private static final String KEPT_HERE = "kept:";
  private static final String ENVIRONMENT = "env:";

  /**
   * Over the process: Kamelets make their beans out of text, so there is nothing to inject into.
   */
  private static final Map<String, SecretText> KEPT = new ConcurrentHashMap<>();

  private SecretOption() {}

  /** The option that names a text; the same for the same text. */
  public static synchronized String of(SecretText text) {
    return KEPT.entrySet().stream()
        .filter(kept -> kept.getValue().equals(text))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseGet(
            () -> {
              String option = KEPT_HERE + KEPT.size();
              KEPT.put(option, text);
              return option;
            });
  }

  /**
   * What an option names: a text of this process, or with {@code env:NAME} an environment variable;
   * any other option is the text itself.
   */
  public static SecretText read(String option) {
    SecretText kept = KEPT.get(option);
    if (kept != null) {
      return kept;
    }
    return option.startsWith(ENVIRONMENT)
        ? new SecretText("${" + option + "}")
        : new SecretText(option);
  }
}
