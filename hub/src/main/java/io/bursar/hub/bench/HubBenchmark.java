package io.bursar.hub.bench;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** A measurement of a hub that it starts, with tenants and nodes that it makes up. */
abstract class HubBenchmark implements Benchmark {

  private final String name;
  private final String measures;
  private final String defaults;

  /**
   * @param defaults the settings that a caller may give others for, as KEY=NUMBER with spaces
   *     between; {@code tenants} and {@code nodes} are among them
   */
  HubBenchmark(String name, String measures, String defaults) {
    this.name = name;
    this.measures = measures;
    this.defaults = defaults;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final String measures() {
    return measures + " (" + defaults + ")";
  }

  @Override
  public final Map<String, Object> run(Map<String, String> given, PrintWriter progress)
      throws Exception {
    Settings settings =
        Settings.of(
            given,
            Arrays.stream(defaults.split(" "))
                .map(setting -> setting.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> Integer.valueOf(pair[1]))));
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("machine", Machine.now());
    figures.put("settings", settings.all());
    BenchTenants tenants = new BenchTenants(settings.get("tenants"), settings.get("nodes"));
    return BenchHub.run(
        tenants,
        hub -> {
          measure(hub, tenants, settings, figures, progress);
          return figures;
        });
  }

  /** Adds what it finds to the figures. */
  abstract void measure(
      BenchHub hub,
      BenchTenants tenants,
      Settings settings,
      Map<String, Object> figures,
      PrintWriter progress)
      throws Exception;
}
