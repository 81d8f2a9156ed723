package io.bursar.hub.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import io.bursar.hub.ProgramCode;
import io.bursar.hub.ProgramProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** JSON as the command line needs it: maps, lists and plain values. */
public final class Json {
  private static final JSON PLAIN = JSON.std.with(JSON.Feature.WRITE_NULL_PROPERTIES);
  private static final JSON PRETTY = PLAIN.with(JSON.Feature.PRETTY_PRINT_OUTPUT);

  private Json() {}

  public static Map<String, Object> object(String text) {
    try {
      return PLAIN.mapFrom(text);
    } catch (IOException e) {
      throw unreadable(text, e);
    }
  }

  /** A list of objects. */
  static List<Map<String, Object>> objects(String text) {
    try {
      List<Map<String, Object>> objects = new ArrayList<>();
      for (Object item : PLAIN.listFrom(text)) {
        Map<String, Object> fields = new LinkedHashMap<>();
        ((Map<?, ?>) item).forEach((name, value) -> fields.put(name.toString(), value));
        objects.add(fields);
      }
      return objects;
    } catch (IOException | ClassCastException e) {
      throw unreadable(text, e);
    }
  }

  /** A field of an object that is a list of objects. */
  static List<Map<String, Object>> objects(Map<String, Object> object, String field) {
    return objects(text(object.get(field)));
  }

  public static String text(Object value) {
    try {
      return PLAIN.asString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Over several lines, for people who read it. */
  static String pretty(Object value) {
    try {
      return PRETTY.asString(value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ProgramProblem unreadable(String text, Exception e) {
    String begin = text.length() > 80 ? text.substring(0, 80) + "…" : text;
    return new ProgramProblem(
        ProgramCode.ANSWER_UNREADABLE, "The answer is not the JSON expected: " + begin, e);
  }
}
