package io.bursar.hub.operations;

import io.bursar.hub.ProgramCode;
import io.bursar.hub.ProgramProblem;
import io.bursar.hub.configuration.ConfigurationLoader;
import io.bursar.hub.configuration.LoadedConfiguration;
import io.bursar.hub.configuration.LoadedConfiguration.Accepted;
import io.bursar.hub.configuration.lint.Lint;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;

/** Nothing starts on a configuration with errors: all of them are listed at once. */
public final class ConfigurationGate {

  private ConfigurationGate() {}

  /**
   * The configuration of a folder; an empty or missing one is a valid start.
   *
   * @param out where errors and warnings are listed, a line each
   * @throws ProgramProblem when it has errors
   */
  public static Accepted require(Path folder, PrintStream out) {
    LoadedConfiguration loaded =
        new ConfigurationLoader(
                name -> Optional.ofNullable(System.getenv(name)), System.getProperty("user.name"))
            .load(folder);
    loaded.lints().forEach(lint -> out.println(lint.text()));
    if (loaded instanceof Accepted accepted) {
      return accepted;
    }
    long errors = loaded.lints().stream().filter(Lint::isError).count();
    throw new ProgramProblem(
        ProgramCode.CONFIGURATION_REFUSED,
        "%d error%s in the configuration in %s".formatted(errors, errors == 1 ? "" : "s", folder));
  }
}
