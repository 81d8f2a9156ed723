package io.bursar.connectors.file;

/** How a value of a file is shown in a message: short, on one line, in quotes. */
public final class Shown {
  private static final int LONGEST = 60;

  private Shown() {}

  public static String value(String text) {
    StringBuilder shown = new StringBuilder("'");
    for (int i = 0; i < text.length(); i++) {
      if (i == LONGEST) {
        return shown.append("…' (").append(text.length()).append(" characters)").toString();
      }
      char c = text.charAt(i);
      if (Character.isISOControl(c) || Character.isSurrogate(c)) {
        shown.append(String.format("\\u%04x", (int) c));
      } else {
        shown.append(c);
      }
    }
    return shown.append('\'').toString();
  }
}
