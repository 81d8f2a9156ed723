package io.bursar.forecasting.registry;

import io.bursar.forecasting.features.Calendar;
import io.bursar.forecasting.series.DailySeries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/** A few made-up lines, and a model that was really trained on them. */
public final class TrainedOnce {
  /** The first day of the lines. */
  public static final LocalDate FIRST = LocalDate.of(2024, 1, 1);

  /** How many days they have. */
  public static final int DAYS = 420;

  /** The first day after them. */
  public static final LocalDate CUT = FIRST.plusDays(DAYS);

  private static final Clock SATURDAY =
      Clock.fixed(Instant.parse("2026-11-28T09:00:00Z"), ZoneOffset.UTC);

  private TrainedOnce() {}

  /** Ten lines with a week, a holiday each tenth day, and noise. */
  public static List<DailySeries> lines() {
    return lines(11);
  }

  private static List<DailySeries> lines(long seed) {
    Random random = new Random(seed);
    List<DailySeries> lines = new ArrayList<>();
    for (int line = 0; line < 10; line++) {
      double[] values = new double[DAYS];
      for (int day = 0; day < DAYS; day++) {
        boolean holiday = isHoliday(FIRST.plusDays(day));
        values[day] = holiday ? 5 : 100 + 40 * (day % 7) + 10 * random.nextGaussian();
      }
      lines.add(new DailySeries("line-" + line, FIRST, values));
    }
    return lines;
  }

  /** Whether nearly nothing is spent. */
  public static boolean isHoliday(LocalDate day) {
    return day.toEpochDay() % 10 == 0;
  }

  /** Trains and writes it down. */
  public static ModelCard into(Path folder) {
    return into(folder, lines(), SATURDAY);
  }

  /** The same, by another clock. */
  static ModelCard into(Path folder, Clock clock) {
    return into(folder, lines(), clock);
  }

  /** Trains another, on other noise, and writes it down. */
  public static ModelCard anotherInto(Path folder) {
    return into(folder, lines(12), SATURDAY);
  }

  private static ModelCard into(Path folder, List<DailySeries> lines, Clock clock) {
    Set<LocalDate> holidays =
        Set.copyOf(FIRST.datesUntil(CUT.plusDays(60)).filter(TrainedOnce::isHoliday).toList());
    return TrainedModel.train(
        lines,
        TrainedModel.places(lines),
        new Calendar(holidays, Set.of()),
        Optional.empty(),
        "anna",
        folder,
        clock,
        done -> {});
  }

  /** A folder with all that is in another. */
  public static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  /** Says something else in a model's card. */
  public static void changeCard(Path folder, String words, String others) throws IOException {
    String card = Files.readString(folder.resolve(ModelCard.FILE));
    if (!card.contains(words)) {
      throw new IllegalArgumentException("nothing about " + words + " in " + card);
    }
    Files.writeString(folder.resolve(ModelCard.FILE), card.replace(words, others));
  }
}
