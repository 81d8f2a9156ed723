package io.bursar.hub.configuration.files;

import io.bursar.hub.configuration.files.Expressions.Problem;
import io.bursar.hub.configuration.lint.Lint;
import io.bursar.hub.configuration.lint.LintCode;
import io.bursar.hub.configuration.lint.Lints;
import io.bursar.hub.configuration.lint.Place;
import io.bursar.hub.configuration.spec.Fields.Found;
import io.bursar.hub.configuration.yaml.YamlFile;
import io.bursar.hub.configuration.yaml.YamlNode.Scalar;
import java.util.List;

/** Turns what is wrong in an expression into lints at its place in the file. */
final class Conditions {

  private Conditions() {}

  static void lint(YamlFile file, Found<String> expression, List<Problem> problems, Lints lints) {
    Scalar scalar = (Scalar) expression.source();
    for (Problem problem : problems) {
      Place place = file.inside(scalar, problem.column()).orElse(scalar.place());
      String column =
          problem.column() > 0 ? " at column " + problem.column() + " of the condition" : "";
      lints.add(
          Lint.error(
              place,
              LintCode.EXPRESSION,
              "not a valid condition, " + problem.message() + column + ":",
              expression.value(),
              "correct it; docs/reference/policies.md lists the words"));
    }
  }
}
