package io.bursar.routes.bus;

/**
 * How metrics, traces and logs name what works: the stage, and the route of it. They are read off
 * the name of the consumer group, which is {@code bursar.ROUTE}; a target's is {@code
 * bursar.STAGE.TARGET}.
 */
public record StageName(String stage, String route) {

  private static final String PREFIX = "bursar.";

  /** A stage that has one route, of the same name. */
  public static StageName of(String stage) {
    return new StageName(stage, stage);
  }

  /** Who reads the bus under that consumer group. */
  public static StageName ofGroup(String group) {
    String name = group.startsWith(PREFIX) ? group.substring(PREFIX.length()) : group;
    int end = 0;
    while (end < name.length() && name.charAt(end) != '.' && name.charAt(end) != '-') {
      end++;
    }
    return new StageName(name.substring(0, end), name.replaceFirst("[.]", "-"));
  }
}
