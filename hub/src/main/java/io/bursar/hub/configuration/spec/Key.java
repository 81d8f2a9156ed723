package io.bursar.hub.configuration.spec;

import java.util.Optional;

/**
 * One key of a file, declared once: the linter, the JSON Schema and the reference come from here.
 *
 * @param name as it is written
 * @param shape what it holds
 * @param required whether it must be there
 * @param fallback what it is when it is not there, as it would be written
 * @param description a sentence or two for the reference
 * @param example as it would be written
 * @param since the version that brought it
 */
public record Key(
    String name,
    Shape shape,
    boolean required,
    Optional<String> fallback,
    String description,
    String example,
    String since) {

  /** A key of the first version that need not be there. */
  public static Key optional(String name, Shape shape, String description, String example) {
    return new Key(name, shape, false, Optional.empty(), description, example, "0.1");
  }

  /** A key of the first version that must be there. */
  public static Key required(String name, Shape shape, String description, String example) {
    return new Key(name, shape, true, Optional.empty(), description, example, "0.1");
  }

  /** The same with a value for when it is not there. */
  public Key orElse(String text) {
    return new Key(name, shape, false, Optional.of(text), description, example, since);
  }
}
