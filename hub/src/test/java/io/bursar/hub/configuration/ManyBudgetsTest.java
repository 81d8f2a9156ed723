package io.bursar.hub.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.hub.configuration.LoadedConfiguration.Accepted;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing in the linter is quadratic: 5,000 budgets, valid or all wrong, take a moment. */
class ManyBudgetsTest {

  /** Of processor time, with the first use of every class in it. */
  private static final Duration MOMENT = Duration.ofSeconds(8);

  private static final int LINES = 100;
  private static final int BUDGETS = 5_000;

  @TempDir Path folder;

  private LoadedConfiguration load(String node, String policy) {
    StringBuilder tree = new StringBuilder("currency: USD\nnodes:\n");
    StringBuilder budgets = new StringBuilder("budgets:\n");
    for (int line = 0; line < LINES; line++) {
      tree.append("  line").append(line).append(":\n");
      for (int i = line; i < BUDGETS; i += LINES) {
        tree.append("    team").append(i).append(":\n");
        budgets.append("  - node: line").append(line).append("/").append(node).append(i);
        budgets.append("\n    month: 100.").append(i).append("\n    months: {2026-12: 200}\n");
        budgets.append("    day: {pace: even}\n");
      }
    }
    TreeMap<String, String> texts = new TreeMap<>();
    texts.put("tenants/acme/tenant.yaml", tree.toString());
    texts.put("tenants/acme/budgets.yaml", budgets.toString());
    StringBuilder policies = new StringBuilder("policies:\n");
    for (int i = 0; i < 50; i++) {
      policies.append("  - {name: p").append(i).append(", nodes: \"").append(policy);
      policies.append("\", when: ratio > 0.5, then: [{cut: {share: 0.2}}]}\n");
    }
    texts.put("tenants/acme/policies.yaml", policies.toString());
    Folders.lay(folder, texts);
    long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    LoadedConfiguration loaded = Folders.load(folder);
    Duration took =
        Duration.ofNanos(ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start);
    System.out.println(BUDGETS + " budgets named " + node + ": " + took.toMillis() + " ms");
    assertThat(took).isLessThan(MOMENT);
    return loaded;
  }

  @Test
  void valid() {
    LoadedConfiguration loaded = load("team", "acme/**/team*");
    assertThat(loaded.lints()).isEmpty();
    TenantConfiguration acme = ((Accepted) loaded).configuration().tenants().get(0).configuration();
    assertThat(acme.nodes()).hasSize(LINES + BUDGETS);
    assertThat(acme.budgets()).hasSize(2 * BUDGETS);
  }

  @Test
  void allWrong() {
    assertThat(load("taem", "acme/**/taem*").lints())
        .hasSize(1000 + 1 + 50)
        .anyMatch(lint -> lint.remedy().equals("did you mean \"line0/team0\"?"));
  }
}
