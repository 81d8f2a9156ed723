package io.bursar.hub.configuration.files;

import io.bursar.core.configuration.AdjustTarget;
import io.bursar.core.configuration.SecretText;
import io.bursar.core.configuration.Target;
import io.bursar.hub.configuration.lint.Lint;
import io.bursar.hub.configuration.lint.LintCode;
import io.bursar.hub.configuration.lint.Lints;
import io.bursar.hub.configuration.lint.Place;
import io.bursar.hub.configuration.spec.Fields;
import io.bursar.hub.configuration.spec.Fields.Found;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads {@code targets.yaml}. What it says of a secret is the name of its variable, no more. */
final class TargetsReader {

  private final Optional<Checked> checked;
  private final boolean there;
  private final Function<String, Optional<String>> environment;
  private final Lints lints;

  /**
   * @param there whether there is such a file; a file that could not be read is there
   */
  TargetsReader(
      Optional<Checked> checked,
      boolean there,
      Function<String, Optional<String>> environment,
      Lints lints) {
    this.checked = checked;
    this.there = there;
    this.environment = environment;
    this.lints = lints;
  }

  List<Target> targets() {
    List<Target> targets = new ArrayList<>();
    for (Fields item : items("targets")) {
      if (item.complete()) {
        targets.add(target(item));
      }
    }
    return List.copyOf(targets);
  }

  List<AdjustTarget> adjustTargets() {
    List<AdjustTarget> targets = new ArrayList<>();
    for (Fields item : items("adjust")) {
      if (item.complete()) {
        targets.add(adjustTarget(item));
      }
    }
    return List.copyOf(targets);
  }

  /** The names that policies may use; empty when mistakes leave them unknown. */
  Optional<Set<String>> names() {
    if (there && !checked.map(file -> file.fields().complete()).orElse(false)) {
      return Optional.empty();
    }
    Set<String> names = new LinkedHashSet<>();
    checked.ifPresent(
        file ->
            file.fields()
                .objects("targets")
                .forEach(item -> item.get("name", String.class).ifPresent(names::add)));
    return Optional.of(names);
  }

  /** The patterns of the adjust targets, for whoever knows the nodes. */
  List<Found<String>> patterns() {
    return checked.stream()
        .flatMap(file -> file.fields().objects("adjust").stream())
        .filter(item -> item.mentions("nodes"))
        .flatMap(item -> item.found("nodes", String.class).stream())
        .toList();
  }

  private List<Fields> items(String key) {
    List<Fields> items = checked.map(file -> file.fields().objects(key)).orElse(List.of());
    Map<String, Place> places = new HashMap<>();
    for (Fields item : items) {
      item.found("name", String.class).ifPresent(name -> lintTwice(name, places));
      item.found("url", SecretText.class).ifPresent(this::lintSecret);
      item.found("secret", SecretText.class).ifPresent(this::lintSecret);
    }
    return items;
  }

  private void lintTwice(Found<String> name, Map<String, Place> places) {
    Place other = places.putIfAbsent(name.value(), name.place());
    if (other != null) {
      lints.add(
          Lint.error(
              name.place(),
              LintCode.DUPLICATE,
              "the target of line " + other.line() + " has the same name,",
              name.value(),
              "give it another name"));
    }
  }

  private void lintSecret(Found<SecretText> text) {
    for (String name : text.value().names()) {
      if (environment.apply(name).filter(value -> !value.isBlank()).isEmpty()) {
        lints.add(
            Lint.error(
                text.place(),
                LintCode.UNSET,
                "an environment variable that is not set,",
                name,
                "set it for the hub's process, or take the target out"));
      }
    }
    if (text.value().literal().contains("hooks.slack.com/services/")) {
      lints.add(
          Lint.warning(
              text.place(),
              LintCode.OPEN_SECRET,
              "the address of a Slack webhook stands in the file, and it is a secret",
              "put it into a variable of the hub's environment and write ${env:NAME} here"));
    }
  }

  private static Target target(Fields item) {
    String name = item.need("name", String.class);
    return switch (item.need("type", String.class)) {
      case "slack" -> new Target.Slack(name, item.need("url", SecretText.class));
      case "webhook" ->
          new Target.Webhook(
              name, item.need("url", SecretText.class), item.need("secret", SecretText.class));
      default -> new Target.Log(name, item.need("file", String.class));
    };
  }

  private static AdjustTarget adjustTarget(Fields item) {
    String name = item.need("name", String.class);
    String nodes = item.need("nodes", String.class);
    return item.need("type", String.class).equals("http")
        ? new AdjustTarget.Http(
            name, item.need("url", SecretText.class), item.get("secret", SecretText.class), nodes)
        : new AdjustTarget.Csv(name, item.need("folder", String.class), nodes);
  }
}
