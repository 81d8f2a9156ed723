package io.bursar.hub.configuration.spec;

import io.bursar.hub.configuration.lint.LintCode;
import io.bursar.hub.configuration.lint.Nearest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Values of which there are only a few. */
public final class Choices {

  private Choices() {}

  /** The constants of an enum, lower-case with dashes; read as the constant. */
  @SafeVarargs
  public static <E extends Enum<E>> ScalarType of(E... constants) {
    Map<String, Object> byText = new LinkedHashMap<>();
    for (E constant : constants) {
      byText.put(text(constant), constant);
    }
    return of(byText);
  }

  /** Exactly these texts; read as themselves. */
  public static ScalarType ofTexts(List<String> texts) {
    Map<String, Object> byText = new LinkedHashMap<>();
    texts.forEach(text -> byText.put(text, text));
    return of(byText);
  }

  /** As a constant is written: {@code DAY} is {@code day}. */
  public static String text(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static ScalarType of(Map<String, Object> byText) {
    List<String> texts = List.copyOf(byText.keySet());
    Nearest nearest = new Nearest(texts);
    return ScalarType.text(
        texts.size() == 1 ? texts.get(0) : "one of " + String.join(", ", texts),
        Map.of("type", "string", "enum", texts),
        text -> {
          Object value = byText.get(text);
          if (value == null) {
            throw new BadValue(
                LintCode.NOT_ONE_OF,
                "not one of " + String.join(", ", texts),
                nearest.advice(text, "choose one of them"));
          }
          return value;
        });
  }
}
