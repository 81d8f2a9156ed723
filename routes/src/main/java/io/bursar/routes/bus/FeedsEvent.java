package io.bursar.routes.bus;

import io.bursar.core.configuration.Feed;
import java.util.List;
import java.util.Map;

/**
 * The watched feeds: topic control, key {@code feeds}.
 *
 * @param hash of the whole configuration
 * @param mappings texts of mappings by the path that feeds name
 */
public record FeedsEvent(String hash, List<Feed> feeds, Map<String, String> mappings) {

  /** Its control key. */
  public static final String KEY = "feeds";
}
