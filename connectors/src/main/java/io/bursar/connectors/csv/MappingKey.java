package io.bursar.connectors.csv;

import java.util.List;

/**
 * One key that a mapping may have. The linter, the reader and the reference page all go by this.
 *
 * @param name the key, within the block it stands in
 * @param shape what its value looks like
 * @param needed whether it must be there
 * @param choices the possible values; empty when any is
 * @param inner the keys within it, for a block
 * @param doc what it is for, and what it is when left out
 * @param example a value, as YAML
 */
public record MappingKey(
    String name,
    Shape shape,
    boolean needed,
    List<String> choices,
    List<MappingKey> inner,
    String doc,
    String example) {

  /** What a value looks like. */
  public enum Shape {
    TEXT("text"),
    TEXTS("text, or a list of texts"),
    NUMBER("a whole number"),
    SWITCH("true or false"),
    FIELD(
        "a column (name, or number from 1), a list of names of which the header has one, or a block"),
    FIELDS("a list of columns"),
    NAMED_FIELDS("a block of names with a column each"),
    BLOCK("a block"),
    FIELD_BLOCK("a column, a list of names of which the header has one, or a block"),
    BLOCKS("a list of blocks");

    private final String words;

    Shape(String words) {
      this.words = words;
    }

    /** For messages and the reference. */
    public String words() {
      return words;
    }
  }

  static MappingKey key(String name, Shape shape, String doc, String example) {
    return new MappingKey(name, shape, false, List.of(), List.of(), doc, example);
  }

  MappingKey must() {
    return new MappingKey(name, shape, true, choices, inner, doc, example);
  }

  MappingKey oneOf(String... values) {
    return new MappingKey(name, shape, needed, List.of(values), inner, doc, example);
  }

  MappingKey with(MappingKey... keys) {
    return new MappingKey(name, shape, needed, choices, List.of(keys), doc, example);
  }
}
