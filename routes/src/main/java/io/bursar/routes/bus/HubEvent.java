package io.bursar.routes.bus;

import io.bursar.core.configuration.AdjustTarget;
import io.bursar.core.configuration.Feed;
import io.bursar.core.configuration.HubConfiguration;
import io.bursar.core.configuration.Target;
import java.util.List;
import java.util.Map;

/**
 * What is configured for the hub and not for one tenant: topic control, key {@code hub}. Secrets are
 * not in it, only the names of the environment variables that hold them.
 *
 * @param hash of the whole configuration
 * @param mappings texts of mappings by path
 */
public record HubEvent(
    String hash,
    List<Target> targets,
    List<AdjustTarget> adjustTargets,
    List<Feed> feeds,
    Map<String, String> mappings) {

  /** Its control key. */
  public static final String KEY = "hub";

  /** The hub-wide part of a configuration. */
  public static HubEvent of(String hash, HubConfiguration configuration) {
    return new HubEvent(
        hash,
        configuration.targets(),
        configuration.adjustTargets(),
        configuration.feeds(),
        configuration.mappings());
  }
}
