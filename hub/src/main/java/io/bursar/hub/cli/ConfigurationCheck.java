package io.bursar.hub.cli;

import io.bursar.hub.configuration.ConfigurationLoader;
import io.bursar.hub.configuration.LoadedConfiguration;
import io.bursar.hub.configuration.lint.Lint;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A configuration folder, looked at without using it. */
final class ConfigurationCheck {
  private final Path folder;
  private final LoadedConfiguration loaded;

  private ConfigurationCheck(Path folder, LoadedConfiguration loaded) {
    this.folder = folder;
    this.loaded = loaded;
  }

  static ConfigurationCheck of(Path config) {
    Path folder = config.toAbsolutePath().normalize();
    ConfigurationLoader loader =
        new ConfigurationLoader(
            name -> Optional.ofNullable(System.getenv(name)), System.getProperty("user.name"));
    return new ConfigurationCheck(folder, loader.load(folder));
  }

  boolean isRefused() {
    return loaded instanceof LoadedConfiguration.Refused;
  }

  List<String> lines() {
    return loaded.lints().stream().map(Lint::text).toList();
  }

  String summary() {
    long errors = loaded.lints().stream().filter(Lint::isError).count();
    long warnings = loaded.lints().size() - errors;
    return "%s: %d error%s, %d warning%s"
        .formatted(folder, errors, errors == 1 ? "" : "s", warnings, warnings == 1 ? "" : "s");
  }

  String json() {
    return Json.pretty(loaded.lints().stream().map(ConfigurationCheck::fields).toList());
  }

  private static Map<String, Object> fields(Lint lint) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("file", lint.file());
    fields.put("line", lint.line());
    fields.put("column", lint.column());
    fields.put("level", lint.level().name().toLowerCase(Locale.ROOT));
    fields.put("code", lint.code().code());
    fields.put("what", lint.what());
    fields.put("value", lint.value().orElse(null));
    fields.put("remedy", lint.remedy());
    return fields;
  }
}
