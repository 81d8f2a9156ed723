package io.bursar.hub.configuration.files;

import io.bursar.core.configuration.NodePattern;
import io.bursar.hub.configuration.lint.Lint;
import io.bursar.hub.configuration.lint.LintCode;
import io.bursar.hub.configuration.lint.Lints;
import io.bursar.hub.configuration.spec.Fields.Found;
import java.util.List;
import java.util.Optional;

/**
 * The nodes that a policy applies to.
 *
 * @param written as its owner named them, and where
 * @param pattern the path or pattern from the root on
 * @param named whether it names one node
 * @param paths those there are
 */
record Reach(Found<String> written, String pattern, boolean named, List<String> paths) {

  /** Empty, with a lint, when it names a node that does not exist. */
  static Optional<Reach> of(Found<String> nodes, NodeTree tree, Lints lints) {
    if (NodePattern.of(nodes.value()).single()) {
      return tree.resolve(nodes, lints)
          .map(tree::path)
          .map(path -> new Reach(nodes, path, true, List.of(path)));
    }
    String pattern = fromRoot(nodes.value(), tree.tenant());
    NodePattern compiled = NodePattern.of(pattern);
    List<String> paths = tree.paths().stream().filter(compiled::matches).toList();
    if (paths.isEmpty() && tree.sure()) {
      lints.add(
          Lint.warning(
              nodes.place(),
              LintCode.MATCHES_NONE,
              "a pattern that matches no node,",
              nodes.value(),
              "correct it, or add the nodes to tenants/" + tree.tenant() + "/tenant.yaml"));
    }
    return Optional.of(new Reach(nodes, pattern, false, paths));
  }

  /** The pattern from the root on: {@code ads/**} of acme is {@code acme/ads/**}. */
  private static String fromRoot(String text, String tenant) {
    String first = text.split("/", 2)[0];
    return first.equals("**") || NodePattern.of(first).matches(tenant) ? text : tenant + "/" + text;
  }
}
