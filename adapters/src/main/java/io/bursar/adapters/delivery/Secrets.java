package io.bursar.adapters.delivery;

import io.bursar.core.configuration.SecretText;
import java.util.Optional;
import java.util.function.Function;

/** Puts secrets into a text, for the one call that needs them. */
public final class Secrets {

  private final Function<String, Optional<String>> environment;

  public Secrets(Function<String, Optional<String>> environment) {
    this.environment = environment;
  }

  /** Those of this process' environment. */
  public static Secrets ofProcess() {
    return new Secrets(name -> Optional.ofNullable(System.getenv(name)));
  }

  /**
   * The text with its secrets.
   *
   * @throws DeliveryFailure lasting, with the name of the variable that is not set
   */
  public String into(SecretText text) throws DeliveryFailure {
    for (String name : text.names()) {
      if (environment.apply(name).isEmpty()) {
        throw DeliveryFailure.lasting(
            DeliveryCode.SECRET_MISSING, "environment variable " + name + " is not set");
      }
    }
    return text.resolve(environment);
  }
}
