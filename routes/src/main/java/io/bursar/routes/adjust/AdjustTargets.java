package io.bursar.routes.adjust;

import io.bursar.adapters.delivery.SecretOption;
import io.bursar.core.configuration.AdjustTarget;
import io.bursar.routes.bus.TargetsEvent;
import io.bursar.routes.delivery.SinkUri;
import io.bursar.routes.delivery.TargetRoutes;
import io.bursar.routes.delivery.TargetRoutes.Wanted;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Gives each system that spends a route of its own. */
public final class AdjustTargets {

  private final Supplier<Optional<TargetsEvent>> configured;
  private final TargetRoutes routes;
  private final Path dataFolder;

  /**
   * @param configured what is in force now
   * @param dataFolder what relative folders of targets are relative to
   */
  AdjustTargets(Supplier<Optional<TargetsEvent>> configured, TargetRoutes routes, Path dataFolder) {
    this.configured = configured;
    this.routes = routes;
    this.dataFolder = dataFolder;
  }

  /** Makes the routes what the configuration says; does nothing when they are. */
  public void refresh() {
    configured
        .get()
        .ifPresent(event -> routes.set(event.adjustTargets().stream().map(this::wanted).toList()));
  }

  private Wanted wanted(AdjustTarget target) {
    return new Wanted(target.name(), sink(target));
  }

  private SinkUri sink(AdjustTarget target) {
    if (target instanceof AdjustTarget.Http http) {
      Map<String, String> settings = new HashMap<>();
      settings.put("targetUrl", SecretOption.of(http.url()));
      http.secret().map(SecretOption::of).ifPresent(key -> settings.put("secret", key));
      return new SinkUri("httpcall-sink", settings);
    }
    AdjustTarget.Csv csv = (AdjustTarget.Csv) target;
    return new SinkUri(
        "csvdrop-sink", Map.of("folder", dataFolder.resolve(csv.folder()).toString()));
  }
}
