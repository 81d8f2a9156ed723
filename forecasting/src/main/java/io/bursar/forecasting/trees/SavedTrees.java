package io.bursar.forecasting.trees;

import io.bursar.forecasting.ForecastingCode;
import io.bursar.forecasting.ForecastingProblem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.tribuo.Model;
import org.tribuo.regression.Regressor;

/**
 * Trained trees beside a SavedModel, as Tribuo's protobuf: {@code trees/now.pb}, and {@code
 * trees/past.pb} by whose past errors bands and champions are set. Besides the trees, they say when
 * and by which Java they were made, so two of the same training are not the same bytes.
 */
public final class SavedTrees {
  private static final String NOW = "trees/now.pb";
  private static final String PAST = "trees/past.pb";

  private SavedTrees() {}

  /**
   * Both of them.
   *
   * @param now knows all days
   * @param past has not seen the last ones
   */
  public record Loaded(TreeEnsemble now, TreeEnsemble past) {}

  /** Writes both into a model's folder. */
  public static void write(Path folder, TreeEnsemble now, TreeEnsemble past) throws IOException {
    Files.createDirectories(folder.resolve(NOW).getParent());
    now.forest().serializeToFile(folder.resolve(NOW));
    past.forest().serializeToFile(folder.resolve(PAST));
  }

  /** The first of its files that a model's folder lacks; nothing when it has them. */
  public static Optional<String> missing(Path folder) {
    return List.of(NOW, PAST).stream()
        .filter(file -> !Files.isRegularFile(folder.resolve(file)))
        .findFirst();
  }

  /**
   * Reads both.
   *
   * @throws ForecastingProblem when a file is missing, or holds no trees on these features
   */
  public static Loaded read(Path folder) {
    return new Loaded(one(folder.resolve(NOW)), one(folder.resolve(PAST)));
  }

  private static TreeEnsemble one(Path file) {
    try {
      Model<?> model = Model.deserializeFromFile(file);
      return TreeEnsemble.of(model.castModel(Regressor.class));
    } catch (IOException | RuntimeException e) {
      throw new ForecastingProblem(
          ForecastingCode.MODEL_REFUSED,
          file.toString(),
          "these are no trees of this program: " + e.getMessage() + ".");
    }
  }
}
