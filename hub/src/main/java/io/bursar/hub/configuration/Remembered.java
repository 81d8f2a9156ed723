package io.bursar.hub.configuration;

import io.bursar.hub.configuration.files.Expressions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Compiles each expression once: files repeat them, and are read again with each change. */
final class Remembered implements Expressions {

  private static final int MOST = 10_000;

  private final Expressions expressions;
  private final Map<String, Verdict> conditions = new Recent<>();
  private final Map<String, List<Problem>> rules = new Recent<>();

  Remembered(Expressions expressions) {
    this.expressions = expressions;
  }

  @Override
  public Verdict condition(String cel) {
    return remembered(conditions, cel, expressions::condition);
  }

  @Override
  public List<Problem> rule(String cel) {
    return remembered(rules, cel, expressions::rule);
  }

  private static <T> T remembered(Map<String, T> known, String cel, Function<String, T> look) {
    synchronized (known) {
      return known.computeIfAbsent(cel, look);
    }
  }

  private static final class Recent<T> extends LinkedHashMap<String, T> {
    Recent() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, T> eldest) {
      return size() > MOST;
    }
  }
}
