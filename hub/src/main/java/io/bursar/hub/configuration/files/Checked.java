package io.bursar.hub.configuration.files;

import io.bursar.hub.configuration.lint.Lints;
import io.bursar.hub.configuration.spec.Checker;
import io.bursar.hub.configuration.spec.Fields;
import io.bursar.hub.configuration.spec.FileSpec;
import io.bursar.hub.configuration.yaml.YamlFile;
import io.bursar.hub.configuration.yaml.YamlReader;
import java.util.Optional;

/** A file and what of it is valid. */
record Checked(YamlFile file, Fields fields) {

  /** Reads a file and holds it against its declared keys. */
  static Optional<Checked> of(FileSpec spec, String path, String text, Lints lints) {
    return YamlReader.read(path, text, lints)
        .flatMap(
            file -> new Checker(lints).check(spec, file).map(fields -> new Checked(file, fields)));
  }
}
