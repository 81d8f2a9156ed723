package io.bursar.hub.configuration;

import io.bursar.hub.configuration.lint.Lint;
import io.bursar.hub.configuration.lint.LintCode;
import io.bursar.hub.configuration.lint.Lints;
import io.bursar.hub.configuration.lint.Nearest;
import io.bursar.hub.configuration.lint.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds and reads the files of a configuration folder. What it does not know is never passed over
 * in silence, because a misspelt file name would otherwise mean a budget that does not hold.
 */
final class ConfigurationFolder {

  private static final List<String> TOP_FILES = List.of("targets.yaml", "feeds.yaml");
  private static final List<String> TENANT_FILES =
      List.of("tenant.yaml", "budgets.yaml", "policies.yaml", "calendar.yaml", "rates.csv");

  /** Folders of the top that other parts of Bursar, or only people, read. */
  private static final Set<String> OTHERS = Set.of("examples", "observability", "routes.d");

  private static final Pattern TENANT = Pattern.compile("[a-z0-9][a-z0-9_-]{0,62}");
  private static final Pattern FOR_PEOPLE =
      Pattern.compile("\\..*|.*~|.*\\.(md|txt|bak|orig|swp)|LICENSE|README|CHANGELOG");

  private final Path folder;
  private final Lints lints;
  private final SortedMap<String, String> texts = new TreeMap<>();
  private final SortedSet<String> unreadable = new TreeSet<>();
  private final SortedSet<String> tenants = new TreeSet<>();

  private ConfigurationFolder(Path folder, Lints lints) {
    this.folder = folder;
    this.lints = lints;
  }

  /** Reads the folder; one that does not exist is an empty one. */
  static ConfigurationFolder read(Path folder, Lints lints) {
    ConfigurationFolder found = new ConfigurationFolder(folder, lints);
    if (Files.exists(folder)) {
      found.top();
    }
    return found;
  }

  /** The files by their path, with {@code /}. */
  SortedMap<String, String> texts() {
    return texts;
  }

  /** Files that are there, and a lint says why they have no text. */
  SortedSet<String> unreadable() {
    return unreadable;
  }

  /** The names of the tenants' folders. */
  SortedSet<String> tenants() {
    return tenants;
  }

  private void top() {
    for (Path path : children(folder, "")) {
      String name = name(path);
      if (Files.isDirectory(path) && name.equals("tenants")) {
        children(path, "tenants/").forEach(this::tenant);
      } else if (Files.isDirectory(path) && name.equals("mappings")) {
        children(path, "mappings/").forEach(this::mapping);
      } else if (Files.isDirectory(path) ? !OTHERS.contains(name) : !TOP_FILES.contains(name)) {
        List<String> known =
            Files.isDirectory(path)
                ? List.of("tenants", "mappings", "examples", "observability", "routes.d")
                : TOP_FILES;
        unknown(path, name, known);
      } else if (!Files.isDirectory(path)) {
        text(path, name);
      }
    }
  }

  private void tenant(Path path) {
    String name = name(path);
    if (!Files.isDirectory(path)) {
      unknown(path, "tenants/" + name, List.of());
      return;
    }
    if (FOR_PEOPLE.matcher(name).matches()) {
      return;
    }
    if (!TENANT.matcher(name).matches()) {
      lints.add(
          Lint.error(
              Place.of("tenants/" + name),
              LintCode.NAME,
              "not usable as a tenant's name:",
              name,
              "name the folder with a to z, digits, _ and -, beginning with a letter or digit"));
      return;
    }
    tenants.add(name);
    for (Path file : children(path, "tenants/" + name + "/")) {
      String inside = "tenants/" + name + "/" + name(file);
      if (TENANT_FILES.contains(name(file))) {
        text(file, inside);
      } else {
        unknown(file, inside, TENANT_FILES);
      }
    }
  }

  private void mapping(Path path) {
    String inside = "mappings/" + name(path);
    if (inside.endsWith(".yaml") && !Files.isDirectory(path)) {
      text(path, inside);
    } else {
      unknown(path, inside, List.of());
    }
  }

  private void unknown(Path path, String inside, List<String> known) {
    String name = name(path);
    if (FOR_PEOPLE.matcher(name).matches()) {
      return;
    }
    if (TENANT_FILES.contains(name) || TOP_FILES.contains(name)) {
      String right = TENANT_FILES.contains(name) ? "tenants/TENANT/" : "the top of the folder";
      lints.add(
          Lint.error(
              Place.of(inside),
              LintCode.UNKNOWN_FILE,
              "a file in the wrong place,",
              name,
              "it belongs into " + right));
      return;
    }
    String otherwise =
        name.endsWith(".yml")
            ? "files end in .yaml: rename it"
            : known.isEmpty()
                ? "move it elsewhere"
                : "known here are " + String.join(", ", known) + "; move it elsewhere";
    lints.add(
        Lint.error(
            Place.of(inside),
            LintCode.UNKNOWN_FILE,
            "a " + (Files.isDirectory(path) ? "folder" : "file") + " that is not known,",
            name,
            new Nearest(known).advice(name, otherwise)));
  }

  private void text(Path path, String inside) {
    Optional<String> text = TextFile.read(path, inside, lints);
    if (text.isPresent()) {
      texts.put(inside, text.get());
    } else {
      unreadable.add(inside);
    }
  }

  private List<Path> children(Path parent, String inside) {
    try (Stream<Path> children = Files.list(parent)) {
      return children.sorted().toList();
    } catch (IOException e) {
      lints.add(
          Lint.error(
              Place.of(inside.isEmpty() ? folder.toString() : inside),
              LintCode.UNREADABLE,
              "the folder cannot be read, " + e.getClass().getSimpleName(),
              "make it a folder that the hub's user may read"));
      return List.of();
    }
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }
}
