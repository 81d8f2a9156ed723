package io.bursar.hub.configuration.spec;

import io.bursar.hub.configuration.lint.Place;
import io.bursar.hub.configuration.yaml.YamlNode;
import java.util.List;

/** What the checker found valid in a file. What was not is left out, and a lint has said so. */
public sealed interface Value permits Value.One, Value.Many, Fields {

  Place place();

  /** Whether nothing in it was wrong or missing. */
  boolean complete();

  /**
   * One value.
   *
   * @param read as its type reads it
   * @param source where it stands; for a fallback, the mapping that lacks it
   */
  record One(Object read, YamlNode source) implements Value {
    @Override
    public Place place() {
      return source.place();
    }

    @Override
    public boolean complete() {
      return true;
    }
  }

  /** A list, without its invalid items. */
  record Many(List<Value> values, boolean complete, Place place) implements Value {}
}
