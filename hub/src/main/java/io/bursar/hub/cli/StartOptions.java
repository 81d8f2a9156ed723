package io.bursar.hub.cli;

import io.bursar.hub.HubSettings;
import picocli.CommandLine.Option;

/** How a hub is started. */
final class StartOptions {

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
        "BURSAR_POSTGRES_URL. Without it, each of them that is set is used, the others embedded."
      })
  private boolean external;

  HubSettings settings(BursarCommand bursar) {
    return new HubSettings(bursar.data, bursar.config, bursar.port, bind, external);
  }
}
