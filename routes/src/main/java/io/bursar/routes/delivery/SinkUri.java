package io.bursar.routes.delivery;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A Kamelet that sends to a target, with its settings.
 *
 * @param kamelet its name
 * @param settings by name; the values are taken as they are, whatever characters they have
 */
public record SinkUri(String kamelet, Map<String, String> settings) {
  public SinkUri {
    settings = Map.copyOf(settings);
  }

  /** As Camel takes it; the Kamelet's own route gets that id. */
  String uri(String routeId) {
    return new TreeMap<>(settings)
        .entrySet().stream()
            .map(setting -> setting.getKey() + "=RAW(" + setting.getValue() + ")")
            .collect(Collectors.joining("&", "kamelet:" + kamelet + "/" + routeId + "?", ""));
  }

  /** The Kamelet only: a setting may be a literal secret. */
  @Override
  public String toString() {
    return "SinkUri[" + kamelet + "]";
  }
}
