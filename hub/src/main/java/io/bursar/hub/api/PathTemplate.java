package io.bursar.hub.api;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A path of the contract, {@code /imports/{id}/content}, segment by segment. */
record PathTemplate(String text, List<String> segments) {

  PathTemplate(String text) {
    this(text, List.of(text.split("/", -1)));
  }

  boolean matches(String path) {
    if (!isTemplate()) {
      return text.equals(path);
    }
    List<String> given = List.of(path.split("/", -1));
    if (given.size() != segments.size()) {
      return false;
    }
    for (int i = 0; i < segments.size(); i++) {
      if (!isVariable(segments.get(i)) && !segments.get(i).equals(given.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** The values of its variables in a path that it matches. */
  Map<String, String> values(String path) {
    Map<String, String> values = new TreeMap<>();
    if (isTemplate()) {
      List<String> given = List.of(path.split("/", -1));
      for (int i = 0; i < segments.size(); i++) {
        String name = segments.get(i);
        if (isVariable(name)) {
          values.put(name.substring(1, name.length() - 1), given.get(i));
        }
      }
    }
    return values;
  }

  private boolean isTemplate() {
    return text.indexOf('{') >= 0;
  }

  private static boolean isVariable(String segment) {
    return segment.startsWith("{");
  }

  @Override
  public String toString() {
    return text;
  }
}
