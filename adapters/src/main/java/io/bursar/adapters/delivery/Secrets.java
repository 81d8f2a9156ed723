package io.bursar.adapters.delivery;

import io.bursar.core.configuration.SecretText;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Puts secrets into a text, for the one call that needs them. */
public final class Secrets {

  private static final String KEPT_PREFIX = "BURSAR_KEPT_";

  /**
   * Over the process: Kamelets make their beans out of text, so there is nothing to inject into.
   */
  private static final Map<String, SecretText> KEPT = new ConcurrentHashMap<>();

  private final Function<String, Optional<String>> environment;

  public Secrets(Function<String, Optional<String>> environment) {
    this.environment = environment;
  }

  /** Those of this process' environment. */
  public static Secrets ofProcess() {
    return new Secrets(name -> Optional.ofNullable(System.getenv(name)));
  }

  /**
   * A text that can be an option of a Kamelet: what Camel knows it logs, at the latest on DEBUG, so
   * a text that holds more than names of variables stays here, and a name for it is handed on.
   */
  public static synchronized SecretText named(SecretText text) {
    if (text.literal().isEmpty()) {
      return text;
    }
    String name =
        KEPT.entrySet().stream()
            .filter(kept -> kept.getValue().equals(text))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse(KEPT_PREFIX + KEPT.size());
    KEPT.put(name, text);
    return new SecretText("${env:" + name + "}");
  }

  /**
   * The text with its secrets.
   *
   * @throws DeliveryFailure lasting, with the name of the variable that is not set
   */
  public String into(SecretText text) throws DeliveryFailure {
    for (String name : text.names()) {
      if (KEPT.containsKey(name)) {
        return into(KEPT.get(name));
      }
      if (environment.apply(name).isEmpty()) {
        throw DeliveryFailure.lasting(
            DeliveryCode.SECRET_MISSING, "environment variable " + name + " is not set");
      }
    }
    return text.resolve(environment);
  }
}
