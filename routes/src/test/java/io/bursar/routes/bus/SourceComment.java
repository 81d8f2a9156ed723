package io.bursar.routes.bus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the Javadoc in the sources says about a record and its components.
 *
 * @param summary up to the first tag
 * @param components by their name
 */
record SourceComment(Optional<String> summary, Map<String, String> components) {

  private static final Pattern INLINE_TAG = Pattern.compile("\\{@\\w+\\s+#?([^}]*)}");
  private static final Pattern PARAMETER =
      Pattern.compile("@param\\s+(\\w+)\\s+(.*?)(?=\\s@|$)", Pattern.DOTALL);

  static SourceComment of(Class<?> type) {
    Pattern declared =
        Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s+(?:@\\w+\\([^)]*\\)[^\\n]*\\s+)?(?:public\\s+)?record "
                + type.getSimpleName()
                + "\\b",
            Pattern.DOTALL);
    Matcher found = declared.matcher(text(type));
    return found.find()
        ? parse(found.group(1).replaceAll("\\s*\\n\\s*\\* ?", "\n").strip())
        : new SourceComment(Optional.empty(), Map.of());
  }

  Optional<String> of(String component) {
    return Optional.ofNullable(components.get(component));
  }

  private static SourceComment parse(String comment) {
    int tags = comment.indexOf("\n@");
    String summary = plain(tags < 0 ? comment : comment.substring(0, tags));
    Map<String, String> components = new HashMap<>();
    Matcher parameter = PARAMETER.matcher(tags < 0 ? "" : comment.substring(tags));
    while (parameter.find()) {
      components.put(parameter.group(1), plain(parameter.group(2)));
    }
    return new SourceComment(Optional.of(summary), components);
  }

  private static String plain(String javadoc) {
    return INLINE_TAG.matcher(javadoc.replaceAll("\\s+", " ")).replaceAll("$1").strip();
  }

  private static String text(Class<?> type) {
    Class<?> outermost = type;
    while (outermost.getEnclosingClass() != null) {
      outermost = outermost.getEnclosingClass();
    }
    String name = outermost.getName();
    String module = name.split("\\.", -1)[2];
    try {
      return Files.readString(
          Contract.ROOT.resolve(module + "/src/main/java/" + name.replace('.', '/') + ".java"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
