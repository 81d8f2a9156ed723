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
import java.util.Optional;

/** Turns what is wrong in an expression into lints at its place in the file. */
final class Conditions {

  private Conditions() {}

  static void lint(YamlFile file, Found<String> expression, List<Problem> problems, Lints lints) {
    Scalar scalar = (Scalar) expression.source();
    for (Problem problem : problems) {
      Optional<Place> inside =
          problem.line() == 1 ? file.inside(scalar, problem.column()) : Optional.empty();
      Place place = inside.orElse(scalar.place());
      String where =
          (problem.line() > 1 ? " in line " + problem.line() : "")
              + " at column "
              + problem.column();
      lints.add(
          Lint.error(
              place,
              LintCode.EXPRESSION,
              "not a valid condition," + where + ", " + problem.message() + ":",
              expression.value(),
              remedy(problem)));
    }
  }

  private static String remedy(Problem problem) {
    return problem.message().startsWith("token recognition error at: '=")
        ? "compare with =="
        : "correct it; docs/reference/policies.md lists the words";
  }
}
