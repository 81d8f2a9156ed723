package io.bursar.hub.configuration;

import io.bursar.core.configuration.HubConfiguration;
import io.bursar.hub.configuration.lint.Lint;
import java.util.List;

/** What became of a configuration folder: all of it, or nothing of it. */
public sealed interface LoadedConfiguration {

  /** What was found, errors and warnings, by file and line. */
  List<Lint> lints();

  /**
   * It can be used.
   *
   * @param configuration all of it
   * @param lints warnings
   * @param hash SHA-256, hex, of its content; comments, layout and the order of keys do not matter
   */
  record Accepted(HubConfiguration configuration, List<Lint> lints, String hash)
      implements LoadedConfiguration {}

  /**
   * It can't be used.
   *
   * @param lints at least one error
   */
  record Refused(List<Lint> lints) implements LoadedConfiguration {}
}
