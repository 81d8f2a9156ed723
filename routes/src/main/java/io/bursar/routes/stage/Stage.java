package io.bursar.routes.stage;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What a process can run ({@code bursar.stages}); by default all of it. Stages meet on the bus
 * only, so nothing changes when they are split over processes.
 */
public enum Stage {
  COLLECT,
  CLEAN,
  LEDGER,
  /** Foresees what nodes will spend, when the ledger or somebody says that it is time. */
  FORECAST,
  /** Keeps Redis and PostgreSQL up to date with what the ledger says; follows the ledger. */
  VIEWS,
  ADJUST,
  NOTIFY;

  /** The property that names the stages of a process. */
  public static final String PROPERTY = "bursar.stages";

  /** The stage's name as people write it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Its route file on the class path; the ledger is a topology and has none. */
  Optional<String> routeFile() {
    return this == LEDGER
        ? Optional.empty()
        : Optional.of("classpath:camel/" + word() + ".camel.yaml");
  }

  /**
   * Reads {@code collect,clean}; empty means all.
   *
   * @throws IllegalArgumentException naming the word that is no stage, and those that are
   */
  public static Set<Stage> parse(String words) {
    if (words.isBlank()) {
      return EnumSet.allOf(Stage.class);
    }
    Set<Stage> stages = EnumSet.noneOf(Stage.class);
    for (String word : words.split(",", -1)) {
      stages.add(named(word.strip()));
    }
    return stages;
  }

  private static Stage named(String word) {
    List<String> known = Arrays.stream(values()).map(Stage::word).toList();
    if (!known.contains(word)) {
      throw new IllegalArgumentException(
          "bursar.stages: '" + word + "' is no stage; the stages are " + String.join(", ", known));
    }
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
