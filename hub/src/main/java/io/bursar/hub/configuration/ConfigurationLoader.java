package io.bursar.hub.configuration;

import io.bursar.core.configuration.HubConfiguration;
import io.bursar.hub.configuration.LoadedConfiguration.Accepted;
import io.bursar.hub.configuration.LoadedConfiguration.Refused;
import io.bursar.hub.configuration.files.ConfigurationReader;
import io.bursar.hub.configuration.lint.Lints;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reads a configuration folder, lints it as a whole and turns it into records. It never half-loads:
 * one error anywhere refuses everything, with all errors at once.
 */
public final class ConfigurationLoader {

  private final ConfigurationReader reader;

  /**
   * @param environment looks a variable of the environment up; secrets are looked for, never read
   * @param author who the configuration is by
   */
  public ConfigurationLoader(Function<String, Optional<String>> environment, String author) {
    this(environment, author, Clock.systemUTC());
  }

  /**
   * @param clock says what today is, for what ends soon
   */
  ConfigurationLoader(Function<String, Optional<String>> environment, String author, Clock clock) {
    this.reader =
        new ConfigurationReader(
            environment,
            new Remembered(new CoreExpressions()),
            new ConnectorMappings(),
            author,
            clock);
  }

  /**
   * Reads {@code folder}. One that is missing or has no tenants means one tenant {@code default}:
   * currency {@code BURSAR_CURRENCY} or USD, zone UTC, nothing else.
   */
  public LoadedConfiguration load(Path folder) {
    Lints lints = new Lints();
    ConfigurationFolder files = ConfigurationFolder.read(folder, lints);
    HubConfiguration configuration =
        reader.read(files.texts(), files.unreadable(), files.tenants(), lints);
    return lints.hasErrors()
        ? new Refused(lints.inOrder())
        : new Accepted(configuration, lints.inOrder(), CanonicalHash.of(configuration));
  }
}
