package io.bursar.hub.bench;

import io.bursar.hub.ProgramCode;
import io.bursar.hub.ProgramProblem;
import java.util.Map;
import java.util.TreeMap;

/** What a caller set for a measurement: KEY=VALUE, all of them whole numbers. */
final class Settings {

  private final Map<String, Integer> values;

  private Settings(Map<String, Integer> values) {
    this.values = values;
  }

  /**
   * The defaults, with what was given in their place.
   *
   * @throws ProgramProblem when a name is not among the defaults or a value is no positive number
   */
  static Settings of(Map<String, String> given, Map<String, Integer> defaults) {
    Map<String, Integer> values = new TreeMap<>(defaults);
    given.forEach(
        (name, value) -> {
          if (!defaults.containsKey(name)) {
            throw wrong(name + " is no setting of this benchmark, only " + values.keySet());
          }
          values.put(name, number(name, value));
        });
    return new Settings(values);
  }

  int get(String name) {
    return values.get(name);
  }

  /** All of them, as they are used. */
  Map<String, Integer> all() {
    return values;
  }

  private static int number(String name, String value) {
    try {
      int number = Integer.parseInt(value);
      if (number > 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, together with what is too small.
    }
    throw wrong(name + " is '" + value + "', not a whole number above 0");
  }

  private static ProgramProblem wrong(String what) {
    return new ProgramProblem(ProgramCode.NOT_BUILT_IN, what);
  }
}
