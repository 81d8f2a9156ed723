package io.bursar.hub.configuration.spec;

import java.util.Map;

/**
 * A type of single values.
 *
 * @param name as lints and the reference have it, with its article: {@code an amount}
 * @param schema its JSON Schema
 * @param text whether it must be text to YAML, so that {@code 42} needs quotes
 * @param secret whether a value must never be shown
 * @param reader reads it
 */
public record ScalarType(
    String name, Map<String, Object> schema, boolean text, boolean secret, Reader reader) {

  /** Reads a text as a value. */
  public interface Reader {
    Object read(String text) throws BadValue;
  }

  /** A type whose values are text to YAML. */
  static ScalarType text(String name, Map<String, Object> schema, Reader reader) {
    return new ScalarType(name, schema, true, false, reader);
  }

  /** A type that is read from what stands in the file, whatever YAML takes it for. */
  static ScalarType plain(String name, Map<String, Object> schema, Reader reader) {
    return new ScalarType(name, schema, false, false, reader);
  }
}
