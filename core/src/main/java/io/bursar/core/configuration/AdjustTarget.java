package io.bursar.core.configuration;

import java.util.Optional;

/** A system that spends, to which {@code adjust} carries the limits that Bursar moved. */
public sealed interface AdjustTarget {

  /** Unique over the hub. */
  String name();

  /**
   * Whose limits it gets: a path that begins with the tenant, or a pattern with {@code *} (one
   * segment) and {@code **} (any).
   */
  String nodes();

  /**
   * An HTTP call a limit.
   *
   * @param url its address
   * @param secret the key of the HMAC over time stamp and body; without one the call is not signed
   */
  record Http(String name, SecretText url, Optional<SecretText> secret, String nodes)
      implements AdjustTarget {}

  /**
   * A CSV file a limit, dropped into a folder.
   *
   * @param folder absolute, or relative to the data folder
   */
  record Csv(String name, String folder, String nodes) implements AdjustTarget {}
}
