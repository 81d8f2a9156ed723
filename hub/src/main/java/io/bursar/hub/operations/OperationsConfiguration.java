package io.bursar.hub.operations;

import io.bursar.routes.bus.BusConnection;
import io.bursar.routes.bus.Replies;
import io.bursar.routes.bus.control.ControlView;
import io.bursar.routes.stage.RunsStage;
import io.bursar.routes.stage.Stage;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import org.apache.camel.ProducerTemplate;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** What is done once the stages run, and before the hub says that it is ready. */
@Configuration(proxyBeanMethods = false)
@RunsStage(Stage.LEDGER)
class OperationsConfiguration {

  /** The process that runs the ledger declares: it alone can say what was accepted. */
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  ApplicationRunner declareConfiguration(
      @Value("${bursar.config:config}") Path folder,
      ControlView control,
      BusConnection connection,
      ProducerTemplate camel) {
    Clock clock = Clock.systemUTC();
    Declaration declaration =
        new Declaration(control, new Replies(connection, clock), camel, clock);
    // Who starts the hub has seen its lints; they are not listed twice.
    PrintStream quiet =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return arguments -> declaration.declare(ConfigurationGate.require(folder, quiet));
  }
}
