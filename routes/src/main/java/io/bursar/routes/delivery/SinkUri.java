package io.bursar.routes.delivery;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The URI of a Kamelet with its settings. */
public final class SinkUri {

  private SinkUri() {}

  /**
   * @param kamelet its name
   * @param settings by name; the values are taken as they are, whatever characters they have
   */
  public static String of(String kamelet, Map<String, String> settings) {
    return new TreeMap<>(settings)
        .entrySet().stream()
            .map(setting -> setting.getKey() + "=RAW(" + setting.getValue() + ")")
            .collect(Collectors.joining("&", "kamelet:" + kamelet + "?", ""));
  }
}
