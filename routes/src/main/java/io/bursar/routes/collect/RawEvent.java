package io.bursar.routes.collect;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An event as it was read, word by word, with all that was wrong with it so far. CloudEvents fixes
 * no order of members, so nothing can be understood before everything was read.
 */
final class RawEvent {

  private final Map<String, String> attributes = new HashMap<>();
  private final Map<String, String> fields = new HashMap<>();
  private Map<String, String> tags = Map.of();
  private Map<String, String> focus = Map.of();
  private boolean data;
  private List<Problem> problems = List.of();

  /** A CloudEvents attribute, by its lower-case name. */
  void attribute(String name, String value) {
    if (attributes.size() == Limits.WORDS) {
      problem(CollectCode.EVENT_TOO_LARGE, "", "more than " + Limits.WORDS + " attributes");
    } else if (attributes.putIfAbsent(name, value) != null) {
      problem(
          CollectCode.FIELD_TWICE,
          Words.plain(name),
          "attribute " + Words.plain(name) + " is given twice");
    }
  }

  /** A field of data that is one word. */
  void field(String name, String value) {
    if (fields.size() == Limits.WORDS) {
      problem(
          CollectCode.EVENT_TOO_LARGE, "data", "data has more than " + Limits.WORDS + " fields");
    } else if (fields.putIfAbsent(name, value) != null) {
      problem(
          CollectCode.FIELD_TWICE,
          "data." + Words.plain(name),
          "field " + Words.plain(name) + " is given twice");
    }
  }

  void tags(Map<String, String> values) {
    tags = Collections.unmodifiableMap(values);
  }

  void focus(Map<String, String> values) {
    focus = Collections.unmodifiableMap(values);
  }

  void hasData() {
    data = true;
  }

  void problem(CollectCode code, String field, String reason) {
    if (problems.isEmpty()) {
      problems = new ArrayList<>();
    }
    // Garbage must not be answered with a multiple of it.
    if (problems.size() < Limits.PROBLEMS) {
      problems.add(new Problem(code, field, reason));
    }
  }

  Optional<String> attribute(String name) {
    return Optional.ofNullable(attributes.get(name));
  }

  Optional<String> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  Map<String, String> fields() {
    return fields;
  }

  Map<String, String> tags() {
    return tags;
  }

  Map<String, String> focus() {
    return focus;
  }

  boolean isWithoutData() {
    return !data;
  }

  List<Problem> problems() {
    return problems;
  }
}
