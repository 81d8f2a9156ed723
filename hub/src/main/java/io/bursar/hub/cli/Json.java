package io.bursar.hub.cli;

import com.fasterxml.jackson.jr.ob.JSON;
import io.bursar.hub.ProgramCode;
import io.bursar.hub.ProgramProblem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/** JSON as the command line needs it: maps, lists and plain values. */
final class Json {
  private static final JSON PRETTY = JSON.std.with(JSON.Feature.PRETTY_PRINT_OUTPUT);

  private Json() {}

  static Map<String, Object> object(String text) {
    try {
      return JSON.std.mapFrom(text);
    } catch (IOException e) {
      throw unreadable(text, e);
    }
  }

  /** A list of objects. */
  @SuppressWarnings({"unchecked", "rawtypes"}) // the parser knows maps only by their raw type
  static List<Map<String, Object>> objects(String text) {
    try {
      return (List) JSON.std.listOfFrom(Map.class, text);
    } catch (IOException e) {
      throw unreadable(text, e);
    }
  }

  static String text(Object value) {
    try {
      return JSON.std.asString(value);
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

  private static ProgramProblem unreadable(String text, IOException e) {
    String begin = text.length() > 80 ? text.substring(0, 80) + "…" : text;
    return new ProgramProblem(
        ProgramCode.ANSWER_UNREADABLE, "The answer is not the JSON expected: " + begin, e);
  }
}
