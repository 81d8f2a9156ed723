package io.bursar.hub.operations;

import io.bursar.hub.ProgramCode;
import io.bursar.hub.ProgramProblem;
import io.bursar.hub.configuration.ConfigurationLoader;
import io.bursar.hub.configuration.LoadedConfiguration;
import io.bursar.hub.configuration.LoadedConfiguration.Accepted;
import io.bursar.hub.configuration.lint.Lint;
import io.bursar.routes.bus.BusConnection;
import io.bursar.routes.bus.Replies;
import io.bursar.routes.bus.control.ControlView;
import io.bursar.routes.stage.RunsStage;
import io.bursar.routes.stage.Stage;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.camel.ProducerTemplate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is done once the stages run, and before the hub says that it is ready. */
@Configuration(proxyBeanMethods = false)
@RunsStage(Stage.LEDGER)
class OperationsConfiguration {

  /** The process that runs the ledger declares: it alone can say what was accepted. */
  @Bean
  ApplicationRunner declareConfiguration(
      @Value("${bursar.config:config}") Path folder,
      ControlView control,
      BusConnection connection,
      ProducerTemplate camel) {
    Clock clock = Clock.systemUTC();
    Declaration declaration =
        new Declaration(control, new Replies(connection, clock), camel, clock);
    return arguments -> declaration.declare(accepted(folder));
  }

  /** The command line has listed the lints before anything was started. */
  private static Accepted accepted(Path folder) {
    LoadedConfiguration loaded =
        new ConfigurationLoader(
                name -> Optional.ofNullable(System.getenv(name)), System.getProperty("user.name"))
            .load(folder);
    if (loaded instanceof Accepted accepted) {
      return accepted;
    }
    String errors =
        loaded.lints().stream()
            .filter(Lint::isError)
            .map(Lint::text)
            .collect(Collectors.joining("; "));
    throw new ProgramProblem(ProgramCode.CONFIGURATION_REFUSED, errors);
  }
}
