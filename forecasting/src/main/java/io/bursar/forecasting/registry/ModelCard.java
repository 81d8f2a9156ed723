package io.bursar.forecasting.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.bursar.forecasting.evaluation.EvaluationReport;
import io.bursar.forecasting.features.SpendFeatures;
import io.bursar.forecasting.features.Window;
import io.bursar.forecasting.neural.LearningCurve;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What is known of a model; lies beside it as {@value #FILE}.
 *
 * @param name always {@value #NAME}
 * @param created when it was trained
 * @param seconds how long that took; 0 in cards of earlier versions
 * @param owner who trained it
 * @param code version of the program that trained it, and the commit that it was built from where
 *     there was one: {@code 0.1.0+1a2b...}, with {@code -dirty} where files had changed since
 * @param dayWidth how many numbers describe a day to it
 * @param totalWidth how many describe a horizon
 * @param treeWidth how many describe a day to its trees; 0 where it has none, as models had none
 *     once
 * @param series how many it learnt from
 * @param firstDay the first day of them
 * @param cut it has seen nothing from this day on
 * @param pastCut nor has the one from this, by whose errors bands and champions are set
 * @param data SHA-256 of all days of all series
 * @param holidays days that it knows as holidays, later ones too
 * @param promotions days that it knows as those of promotions, later ones too
 * @param learning how its nets learnt, judged by days that they did not learn from
 * @param evaluation how models did on these series before; null when nobody looked
 */
public record ModelCard(
    String name,
    Instant created,
    double seconds,
    String owner,
    String code,
    int dayWidth,
    int totalWidth,
    int treeWidth,
    int series,
    LocalDate firstDay,
    LocalDate cut,
    LocalDate pastCut,
    String data,
    List<LocalDate> holidays,
    List<LocalDate> promotions,
    List<LearningCurve> learning,
    EvaluationReport evaluation) {
  static final String FILE = "card.json";
  static final String NAME = "bursar";

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .build();

  /** Copies the days. */
  public ModelCard {
    holidays = List.copyOf(holidays);
    promotions = promotions == null ? List.of() : List.copyOf(promotions);
    learning = learning == null ? List.of() : List.copyOf(learning);
  }

  /** Writes it into a model's folder. */
  public void write(Path folder) throws IOException {
    Path part = folder.resolveSibling(folder.getFileName() + "." + FILE + ".part");
    Files.writeString(part, text());
    Files.move(
        part,
        folder.resolve(FILE),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** As JSON, for people and scripts. */
  public String text() {
    try {
      return JSON.writeValueAsString(this) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Reads that of a model's folder. */
  public static ModelCard read(Path folder) throws IOException {
    return JSON.readValue(folder.resolve(FILE).toFile(), ModelCard.class);
  }

  /** The same, with how models did. */
  public ModelCard with(EvaluationReport figures) {
    return new ModelCard(
        name,
        created,
        seconds,
        owner,
        code,
        dayWidth,
        totalWidth,
        treeWidth,
        series,
        firstDay,
        cut,
        pastCut,
        data,
        holidays,
        promotions,
        learning,
        figures);
  }

  /** Whether trees lie beside its nets. */
  public boolean hasTrees() {
    return treeWidth != 0;
  }

  /** Why this program can't serve the model; nothing when it can. */
  Optional<String> foreign() {
    if (!NAME.equals(name)) {
      return Optional.of("it is a model named " + name + " and not " + NAME);
    }
    if (dayWidth != Window.DAY_WIDTH || totalWidth != Window.TOTAL_WIDTH) {
      return Optional.of(
          "it was trained on %d and %d features, and this program has %d and %d"
              .formatted(dayWidth, totalWidth, Window.DAY_WIDTH, Window.TOTAL_WIDTH));
    }
    if (hasTrees() && treeWidth != SpendFeatures.WIDTH) {
      return Optional.of(
          "its trees were trained on %d features, and this program has %d"
              .formatted(treeWidth, SpendFeatures.WIDTH));
    }
    return Optional.empty();
  }
}
