package io.bursar.routes.replay;

import io.bursar.core.collected.Rejection;
import io.bursar.routes.bus.BusRecord;
import io.bursar.routes.bus.Topic;
import io.bursar.routes.clean.CleanTrial;
import io.bursar.routes.views.RejectsView.Open;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Which of some rejects can be replayed now, and why the others can't. */
public final class ReplayPlan {

  /** What was refused that often in the same words is refused once more. */
  static final int MOST_ROUNDS = 3;

  /** How often something was refused by a stage with a code. */
  public record Refused(String stage, String code) implements Comparable<Refused> {
    @Override
    public int compareTo(Refused other) {
      int byStage = stage.compareTo(other.stage);
      return byStage != 0 ? byStage : code.compareTo(other.code);
    }
  }

  private final Map<Refused, Integer> reasons = new TreeMap<>();
  private final Map<String, Integer> stillRefused = new TreeMap<>();
  private final Map<Topic, List<BusRecord>> records = new TreeMap<>();
  private final List<String> ids = new ArrayList<>();
  private int looping;
  private int elsewhere;

  private ReplayPlan() {}

  /**
   * Looks at each.
   *
   * @param trial tells what {@code clean} would say now
   * @param again whether also what was refused several times
   */
  public static ReplayPlan of(List<Open> rejects, CleanTrial trial, boolean again) {
    ReplayPlan plan = new ReplayPlan();
    rejects.forEach(open -> plan.add(open, trial, again));
    return plan;
  }

  private void add(Open open, CleanTrial trial, boolean again) {
    Rejection rejection = open.reject().rejection();
    reasons.merge(new Refused(rejection.stage(), rejection.code()), 1, Integer::sum);
    Optional<Original> original = Original.of(rejection);
    if (original.isEmpty()) {
      elsewhere++;
      return;
    }
    Optional<String> refusal = original.get().said().flatMap(trial::refusal);
    if (refusal.isPresent()) {
      stillRefused.merge(refusal.get(), 1, Integer::sum);
    } else if (open.rounds() >= MOST_ROUNDS && !again) {
      looping++;
    } else {
      records
          .computeIfAbsent(original.get().topic(), any -> new ArrayList<>())
          .add(original.get().record());
      ids.add(open.reject().id());
    }
  }

  /** How many there are of each stage and code. */
  public Map<Refused, Integer> reasons() {
    return reasons;
  }

  /** By code, how many {@code clean} would refuse again: their rules must be mended first. */
  public Map<String, Integer> stillRefused() {
    return stillRefused;
  }

  /** How many were replayed and refused several times in the very same words. */
  public int looping() {
    return looping;
  }

  /** How many are no record of the bus: whoever sent them has to send them again. */
  public int elsewhere() {
    return elsewhere;
  }

  /** Rejects that can be replayed, by their ids. */
  public List<String> ids() {
    return ids;
  }

  /** Those of their originals that stood on a topic. */
  List<BusRecord> records(Topic topic) {
    return records.getOrDefault(topic, List.of());
  }
}
