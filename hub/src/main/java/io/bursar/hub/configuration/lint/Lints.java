package io.bursar.hub.configuration.lint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Collects lints while a configuration is read. A file is listed with its first {@value #PER_FILE}
 * lints and a count of the rest: nobody reads more, and a hostile file must not fill the memory.
 */
public final class Lints {

  static final int PER_FILE = 1000;

  private final Set<Lint> kept = new LinkedHashSet<>();
  private final Map<String, Integer> count = new HashMap<>();
  private final Map<String, Integer> errors = new HashMap<>();

  public void add(Lint lint) {
    if (kept.contains(lint)) {
      return;
    }
    if (lint.isError()) {
      errors.merge(lint.file(), 1, Integer::sum);
    }
    // An error always has room beside warnings: one error more than the limit is kept.
    if (count.merge(lint.file(), 1, Integer::sum) <= PER_FILE
        || (lint.isError() && errors.get(lint.file()) == 1)) {
      kept.add(lint);
    }
  }

  public boolean hasErrors() {
    return !errors.isEmpty();
  }

  /** All of them by file and place. */
  public List<Lint> inOrder() {
    List<Lint> all = new ArrayList<>(kept);
    count.forEach(
        (file, found) -> {
          if (found > PER_FILE) {
            all.add(more(file, found - PER_FILE));
          }
        });
    all.sort(Comparator.comparing(Lints::sortedPlace).thenComparing(Lint::code));
    return List.copyOf(all);
  }

  private static Lint more(String file, int rest) {
    return Lint.warning(
        Place.of(file),
        LintCode.MORE,
        "there are " + rest + " more",
        "correct the ones listed and look again");
  }

  /** The count of the rest stands at the end of its file. */
  private static Place sortedPlace(Lint lint) {
    return lint.code() == LintCode.MORE
        ? new Place(lint.file(), Integer.MAX_VALUE, 0)
        : lint.place();
  }
}
