package io.bursar.hub.configuration;

import io.bursar.connectors.csv.MappedCsvFormat;
import io.bursar.connectors.csv.MappingLint;
import io.bursar.hub.configuration.files.MappingCheck;
import io.bursar.hub.configuration.lint.Lint;
import io.bursar.hub.configuration.lint.LintCode;
import io.bursar.hub.configuration.lint.Place;
import java.util.List;

/** Reads mappings as the mapped-CSV connector will. */
final class ConnectorMappings implements MappingCheck {

  private static final String REMEDY = "docs/reference/mappings.md has every key of a mapping";

  @Override
  public List<Lint> check(String path, String text) {
    String name = path.substring(path.lastIndexOf('/') + 1, path.length() - ".yaml".length());
    return MappedCsvFormat.read(name, text).lints().stream().map(lint -> lint(path, lint)).toList();
  }

  private static Lint lint(String path, MappingLint lint) {
    Place place = new Place(path, lint.line(), lint.column());
    String key = lint.path().isEmpty() ? "" : " " + lint.path();
    String what = "mapping, " + lint.code().code() + key + ": " + lint.what();
    return lint.level() == MappingLint.Level.ERROR
        ? Lint.error(place, LintCode.MAPPING, what, REMEDY)
        : Lint.warning(place, LintCode.MAPPING, what, REMEDY);
  }
}
