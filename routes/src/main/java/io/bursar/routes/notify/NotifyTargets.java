package io.bursar.routes.notify;

import io.bursar.adapters.delivery.SecretOption;
import io.bursar.core.configuration.Target;
import io.bursar.routes.bus.TargetsEvent;
import io.bursar.routes.delivery.SinkUri;
import io.bursar.routes.delivery.TargetRoutes;
import io.bursar.routes.delivery.TargetRoutes.Wanted;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Gives each configured target a route of its own. */
public final class NotifyTargets {

  private final Supplier<Optional<TargetsEvent>> configured;
  private final TargetRoutes routes;
  private final Path dataFolder;

  /**
   * @param configured what is in force now
   * @param dataFolder what relative paths of targets are relative to
   */
  NotifyTargets(Supplier<Optional<TargetsEvent>> configured, TargetRoutes routes, Path dataFolder) {
    this.configured = configured;
    this.routes = routes;
    this.dataFolder = dataFolder;
  }

  /** Makes the routes what the configuration says; does nothing when they are. */
  public void refresh() {
    configured
        .get()
        .ifPresent(event -> routes.set(event.targets().stream().map(this::wanted).toList()));
  }

  private Wanted wanted(Target target) {
    return new Wanted(target.name(), sink(target));
  }

  private SinkUri sink(Target target) {
    if (target instanceof Target.Slack slack) {
      return new SinkUri("slack-sink", Map.of("webhookUrl", SecretOption.of(slack.url())));
    }
    if (target instanceof Target.Webhook webhook) {
      return new SinkUri(
          "webhook-sink",
          Map.of(
              "webhookUrl",
              SecretOption.of(webhook.url()),
              "secret",
              SecretOption.of(webhook.secret())));
    }
    Target.Log log = (Target.Log) target;
    return new SinkUri("logfile-sink", Map.of("file", dataFolder.resolve(log.file()).toString()));
  }
}
