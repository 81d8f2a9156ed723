package io.bursar.hub.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tenants with trees three deep, a month budget at each node, and the founding policy over all of
 * them, so that what is measured also judges.
 *
 * @param count how many tenants: t0, t1, ...
 * @param nodes how many nodes they have together, roots and lines included
 */
record BenchTenants(int count, int nodes) {

  private static final int LINES = 10;
  private static final String CURRENCY = "CNY";

  static String currency() {
    return CURRENCY;
  }

  static String name(int tenant) {
    return "t" + tenant;
  }

  /** Nodes of one tenant at which charges count: those without children. */
  int leaves() {
    return Math.max(LINES, nodes / count - LINES - 1);
  }

  /** Path of a leaf. */
  String leaf(int tenant, int number) {
    return name(tenant) + "/line" + number % LINES + "/n" + number;
  }

  /** Writes the configuration folder. */
  void write(Path folder) throws IOException {
    for (int tenant = 0; tenant < count; tenant++) {
      Path files = Files.createDirectories(folder.resolve("tenants").resolve(name(tenant)));
      Files.writeString(files.resolve("tenant.yaml"), tree());
      Files.writeString(files.resolve("budgets.yaml"), budgets(tenant));
      Files.writeString(
          files.resolve("policies.yaml"),
          """
          policies:
            - name: eighty-percent
              nodes: "%s/**"
              period: month
              when: ratio >= 0.8
              rearm: ratio < 0.75
              then: [{alert: {severity: warning}}]
          """
              .formatted(name(tenant)));
    }
  }

  private String tree() {
    StringBuilder text = new StringBuilder("currency: " + CURRENCY + "\nzone: UTC\nnodes:\n");
    for (int line = 0; line < LINES; line++) {
      text.append("  line").append(line).append(":\n");
      for (int leaf = line; leaf < leaves(); leaf += LINES) {
        text.append("    n").append(leaf).append(": {}\n");
      }
    }
    return text.toString();
  }

  private String budgets(int tenant) {
    StringBuilder text = new StringBuilder("budgets:\n");
    for (int leaf = 0; leaf < leaves(); leaf++) {
      text.append("  - {node: ").append(leaf(tenant, leaf)).append(", month: 1000}\n");
    }
    return text.toString();
  }
}
