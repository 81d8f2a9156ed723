package io.bursar.hub.cli;

import io.bursar.hub.HubSettings;
import io.bursar.hub.HubStart;
import java.util.concurrent.Callable;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

@Command(
    name = "up",
    description = "Start the hub, with everything embedded unless told otherwise; Ctrl-C stops it.",
    sortOptions = false)
final class UpCommand implements Callable<Integer> {

  @ParentCommand private BursarCommand bursar;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      defaultValue = "${env:BURSAR_BIND:-127.0.0.1}",
      description = "Address to listen on (BURSAR_BIND; default: 127.0.0.1, this machine only).")
  private String bind;

  @Option(
      names = "--external",
      defaultValue = "${env:BURSAR_EXTERNAL:-false}",
      fallbackValue = "true",
      description = {
        "Start no server: use those of BURSAR_KAFKA_BOOTSTRAP, BURSAR_REDIS_URI and",
        "BURSAR_POSTGRES_URL. Without it, each that is set there is used, the others embedded."
      })
  private boolean external;

  @Override
  public Integer call() {
    HubStart.run(
        new HubSettings(bursar.data, bursar.config, bursar.port, bind, external), this::started);
    return 0;
  }

  private void started(ConfigurableApplicationContext hub) {
    System.out.println("Ready.");
  }
}
