package io.bursar.hub.kill;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The configuration of tenant acme, in a folder.
 *
 * @param budgets of a month, by path
 */
record SpendConfiguration(Path folder, Map<String, BigDecimal> budgets) {

  /** With one policy that alerts at each threshold. */
  static SpendConfiguration write(
      Path folder, Map<String, BigDecimal> budgets, List<BigDecimal> thresholds)
      throws IOException {
    Path tenant = Files.createDirectories(folder.resolve("tenants/acme"));
    Files.writeString(
        tenant.resolve("tenant.yaml"),
        """
        currency: CNY
        zone: Asia/Shanghai
        nodes:
          ads: {search: {}, social: {}}
          cloud:
          benefits: {meals: {}}
        """);
    StringBuilder lines = new StringBuilder("budgets:\n");
    new TreeMap<>(budgets)
        .forEach(
            (node, budget) -> lines.append("  - {node: %s, month: %s}%n".formatted(node, budget)));
    Files.writeString(tenant.resolve("budgets.yaml"), lines);
    Files.writeString(
        tenant.resolve("policies.yaml"),
        """
        policies:
          - name: louder and louder
            nodes: "acme/**"
            period: month
            when: ratio >= threshold
            thresholds: %s
            then: [{alert: {severity: warning}}]
        """
            .formatted(thresholds));
    return new SpendConfiguration(folder, budgets);
  }
}
