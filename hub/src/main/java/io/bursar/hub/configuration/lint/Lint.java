package io.bursar.hub.configuration.lint;

import java.util.Optional;

/**
 * One thing that is wrong, or odd, in a configuration.
 *
 * @param file relative to the configuration folder, with {@code /}
 * @param line from 1; 0 means the file as a whole
 * @param column from 1, in characters; 0 means the line as a whole
 * @param level an error refuses the whole configuration, a warning does not
 * @param code what kind of thing it is
 * @param what what is wrong, without the value
 * @param value the offending value, shortened; never a secret
 * @param remedy what to do
 */
public record Lint(
    String file,
    int line,
    int column,
    Level level,
    LintCode code,
    String what,
    Optional<String> value,
    String remedy) {

  private static final int SHOWN = 60;

  /** Whether the configuration can be used in spite of it. */
  public enum Level {
    ERROR,
    WARNING
  }

  public static Lint error(Place place, LintCode code, String what, String value, String remedy) {
    return at(place, Level.ERROR, code, what, Optional.of(shown(value)), remedy);
  }

  /** An error that has no value to show. */
  public static Lint error(Place place, LintCode code, String what, String remedy) {
    return at(place, Level.ERROR, code, what, Optional.empty(), remedy);
  }

  public static Lint warning(Place place, LintCode code, String what, String value, String remedy) {
    return at(place, Level.WARNING, code, what, Optional.of(shown(value)), remedy);
  }

  /** A warning that has no value to show. */
  public static Lint warning(Place place, LintCode code, String what, String remedy) {
    return at(place, Level.WARNING, code, what, Optional.empty(), remedy);
  }

  private static Lint at(
      Place place, Level level, LintCode code, String what, Optional<String> value, String remedy) {
    return new Lint(place.file(), place.line(), place.column(), level, code, what, value, remedy);
  }

  public Place place() {
    return new Place(file, line, column);
  }

  public boolean isError() {
    return level == Level.ERROR;
  }

  /** One line for a terminal: {@code file:line:column: error BUR-1410: what "value": remedy}. */
  public String text() {
    return place()
        + ": "
        + (isError() ? "error " : "warning ")
        + code.code()
        + ": "
        + what
        + value.map(shown -> " \"" + shown + "\"").orElse("")
        + ": "
        + remedy;
  }

  /** Short and printable, so that a value can neither flood a terminal nor steer it. */
  private static String shown(String value) {
    StringBuilder text = new StringBuilder();
    int end = value.codePointCount(0, Math.min(value.length(), 4 * SHOWN));
    value
        .codePoints()
        .limit(Math.min(SHOWN, end))
        .forEach(
            point -> {
              if (point == '\n' || point == '\r' || point == '\t') {
                text.append(' ');
              } else if (Character.isISOControl(point)
                  || Character.getType(point) == Character.FORMAT) {
                text.append(String.format("\\u%04x", point));
              } else {
                text.appendCodePoint(point);
              }
            });
    return end > SHOWN ? text + "…" : text.toString().strip();
  }
}
