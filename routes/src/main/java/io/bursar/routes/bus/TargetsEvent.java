package io.bursar.routes.bus;

import io.bursar.core.configuration.AdjustTarget;
import io.bursar.core.configuration.Target;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The hub-wide targets that were accepted: topic control, key {@link #KEY}. Secrets are only named
 * in it, unless the configuration holds them literally.
 *
 * @param targets where {@code notify} tells people
 * @param adjustTargets where {@code adjust} carries moved limits
 * @param since by the target's name, from when on it hears of decisions: when it was first
 *     configured, so that a new target is not told years of history
 */
public record TargetsEvent(
    List<Target> targets, List<AdjustTarget> adjustTargets, Map<String, Instant> since) {

  /** Its key on topic control. */
  public static final String KEY = "targets";

  /**
   * The event that follows {@code before}: targets that were there keep the time they have.
   *
   * @param now when the configuration was read, before any declare of it
   */
  public static TargetsEvent after(
      Optional<TargetsEvent> before,
      List<Target> targets,
      List<AdjustTarget> adjustTargets,
      Instant now) {
    Map<String, Instant> known = before.map(TargetsEvent::since).orElse(Map.of());
    Map<String, Instant> since = new HashMap<>();
    targets.forEach(target -> since.put(target.name(), known.getOrDefault(target.name(), now)));
    adjustTargets.forEach(
        target -> since.put(target.name(), known.getOrDefault(target.name(), now)));
    return new TargetsEvent(List.copyOf(targets), List.copyOf(adjustTargets), since);
  }

  /** From when on the target of that name hears of decisions. */
  public Instant since(String target) {
    return since.getOrDefault(target, Instant.EPOCH);
  }
}
