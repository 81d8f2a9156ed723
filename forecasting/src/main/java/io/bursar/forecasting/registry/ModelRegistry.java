package io.bursar.forecasting.registry;

import io.bursar.forecasting.ForecastingCode;
import io.bursar.forecasting.ForecastingProblem;
import io.bursar.forecasting.trees.SavedTrees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Models in a folder as TensorFlow Serving wants it: {@code bursar/1/saved_model.pb}, {@code
 * bursar/2/...}. A version that is there never changes. Which one serves, the champion, stands in
 * {@value #CHAMPIONS}, one line a promotion; the last line counts.
 */
public final class ModelRegistry {
  private static final String CHAMPIONS = "champions";
  private static final String INCOMING = ".incoming";
  private static final String LOCK = ".lock";
  private static final List<String> PARTS =
      List.of(
          "saved_model.pb", "variables/variables.index", "variables/variables.data-00000-of-00001");

  private final Path root;
  private final Path versions;

  /** A registry in a folder, which need not be there yet. */
  public ModelRegistry(Path root) {
    this.root = root;
    this.versions = root.resolve(ModelCard.NAME);
  }

  /**
   * A version that can serve.
   *
   * @param folder of its SavedModel
   */
  public record Version(int number, Path folder, ModelCard card) {}

  /** The numbers of all versions, the first first; also of those that are refused. */
  public List<Integer> versions() {
    if (!Files.isDirectory(versions)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(versions)) {
      return folders
          .map(folder -> folder.getFileName().toString())
          .filter(name -> name.matches("[1-9]\\d{0,8}"))
          .map(Integer::valueOf)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it is. */
  public Path folder() {
    return versions;
  }

  /**
   * Takes a copy of a trained model as the next version.
   *
   * @param trained has a SavedModel, its card, and the trees that the card speaks of
   * @throws ForecastingProblem when it has not, or is not of this program
   */
  public Version register(Path trained) {
    ModelCard card = card(trained);
    for (String part : PARTS) {
      if (!Files.isRegularFile(trained.resolve(part))) {
        throw refused(trained, "it has no " + part + ".");
      }
    }
    requireTrees(trained, card);
    return alone(
        () -> {
          try {
            return taken(trained, card);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private Version taken(Path trained, ModelCard card) throws IOException {
    Files.createDirectories(versions);
    removeUnfinished();
    Path incoming = versions.resolve(INCOMING);
    copy(trained, incoming);
    Files.deleteIfExists(incoming.resolve(Checksums.FILE));
    Checksums.write(incoming);
    List<Integer> known = versions();
    int number = known.isEmpty() ? 1 : known.get(known.size() - 1) + 1;
    Path folder = versions.resolve(Integer.toString(number));
    Files.move(incoming, folder, StandardCopyOption.ATOMIC_MOVE);
    return new Version(number, folder, card);
  }

  /** Nobody else is at it, so what is there is of a process that died. */
  private void removeUnfinished() throws IOException {
    List<Path> unfinished;
    try (Stream<Path> all = Files.list(versions)) {
      unfinished = all.filter(it -> it.getFileName().toString().startsWith(INCOMING)).toList();
    }
    for (Path folder : unfinished) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }

  /**
   * The version that is a copy of a trained model.
   *
   * @return nothing when there is none, or somebody has changed it
   */
  public Optional<Version> copyOf(Path trained) {
    try {
      String sums = Checksums.text(trained);
      for (int number : versions()) {
        Path folder = versions.resolve(Integer.toString(number));
        if (Checksums.problem(folder).isEmpty() && Checksums.text(folder).equals(sums)) {
          return Optional.of(version(number));
        }
      }
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A version, checked.
   *
   * @throws ForecastingProblem when there is none, or it was never finished, or a file of it is not
   *     what was registered, or it is not of this program
   */
  public Version version(int number) {
    Path folder = versions.resolve(Integer.toString(number));
    if (!Files.isDirectory(folder)) {
      throw new ForecastingProblem(
          ForecastingCode.NO_MODEL, "version " + number, "there is no " + folder + ".");
    }
    try {
      Optional<String> problem = Checksums.problem(folder);
      if (problem.isPresent()) {
        throw refused(folder, problem.get() + ".");
      }
    } catch (IOException e) {
      throw refused(folder, "it cannot be read: " + e + ".");
    }
    ModelCard card = card(folder);
    requireTrees(folder, card);
    return new Version(number, folder, card);
  }

  /** The number of the version that serves; nothing when none was ever promoted. */
  public Optional<Integer> champion() {
    List<Integer> all = champions();
    return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
  }

  /**
   * Lets a version serve.
   *
   * @throws ForecastingProblem as {@link #version}
   */
  public Version promote(int number) {
    return alone(
        () -> {
          Version version = version(number);
          List<Integer> all = new ArrayList<>(champions());
          if (all.isEmpty() || all.get(all.size() - 1) != number) {
            all.add(number);
            write(all);
          }
          return version;
        });
  }

  /**
   * Lets the version serve that served before.
   *
   * @throws ForecastingProblem when there is none, or as {@link #version}
   */
  public Version rollback() {
    return alone(
        () -> {
          List<Integer> all = champions();
          if (all.size() < 2) {
            throw new ForecastingProblem(
                ForecastingCode.NO_MODEL,
                "rollback",
                "no model served before the one that serves.");
          }
          List<Integer> before = all.subList(0, all.size() - 1);
          Version version = version(before.get(before.size() - 1));
          write(before);
          return version;
        });
  }

  /** Two who change the registry do so one after the other, in whatever process they are. */
  private Version alone(Supplier<Version> change) {
    synchronized (ModelRegistry.class) {
      try {
        Files.createDirectories(root);
        try (FileChannel lock =
                FileChannel.open(
                    root.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock held = lock.lock()) {
          if (!held.isValid()) {
            throw new IllegalStateException("the lock " + root.resolve(LOCK) + " was lost");
          }
          return change.get();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private List<Integer> champions() {
    Path file = root.resolve(CHAMPIONS);
    if (!Files.isRegularFile(file)) {
      return List.of();
    }
    try {
      return Files.readAllLines(file).stream().map(Integer::valueOf).toList();
    } catch (IOException | NumberFormatException e) {
      throw refused(file, "it cannot be read: " + e + ".");
    }
  }

  /** All of it or nothing, whenever the process dies. */
  private void write(List<Integer> champions) {
    try {
      // Always the same, so that one who dies leaves no second one.
      Path next = root.resolve(CHAMPIONS + ".next");
      Files.write(next, champions.stream().map(String::valueOf).toList());
      Files.move(
          next,
          root.resolve(CHAMPIONS),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ModelCard card(Path folder) {
    ModelCard card;
    try {
      card = ModelCard.read(folder);
    } catch (IOException e) {
      throw refused(folder, "its " + ModelCard.FILE + " cannot be read: " + e.getMessage() + ".");
    }
    card.foreign()
        .ifPresent(
            why -> {
              throw refused(folder, why + ".");
            });
    return card;
  }

  private static void requireTrees(Path folder, ModelCard card) {
    Optional<String> missing = card.hasTrees() ? SavedTrees.missing(folder) : Optional.empty();
    if (missing.isPresent()) {
      throw refused(folder, "it has no " + missing.get() + ".");
    }
  }

  private static ForecastingProblem refused(Path where, String reason) {
    return new ForecastingProblem(ForecastingCode.MODEL_REFUSED, where.toString(), reason);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(target);
        } else {
          Files.copy(file, target);
        }
      }
    }
  }
}
