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
 * @param budgets of a month, by path; each is paced over the month's days
 * @param outbox where moved limits are dropped as files
 */
record SpendConfiguration(Path folder, Map<String, BigDecimal> budgets, Path outbox) {

  /** What the receiver of notices shares with the hub, and the variable that names it. */
  static final Map<String, String> SECRETS = Map.of("ERP_SECRET", "shared with the receiver");

  /** The policy that cuts tomorrow's budget. */
  static final String CUTS = "eighty-percent";

  /**
   * With a policy that alerts at each threshold, and one that cuts at 80 %; the receiver is told of
   * all of it, and gets the cuts, as a folder does.
   */
  static SpendConfiguration write(
      Path folder, Map<String, BigDecimal> budgets, List<BigDecimal> thresholds, Receiver receiver)
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
            (node, budget) ->
                lines.append(
                    "  - {node: %s, month: %s, day: {pace: even}}%n".formatted(node, budget)));
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
          - name: %s
            nodes: "acme/*"
            period: month
            when: ratio >= 0.8
            rearm: ratio < 0.75
            then:
              - alert: {severity: warning}
              - cut: {period: day, on: next, share: 0.2}
        """
            .formatted(thresholds, CUTS));
    Path outbox = folder.resolveSibling("outbox");
    Files.writeString(
        folder.resolve("targets.yaml"),
        """
        targets:
          - {name: erp, type: webhook, url: "%s", secret: "${env:ERP_SECRET}"}
        adjust:
          - {name: ad-platform, type: http, url: "%s", nodes: "acme/**"}
          - {name: finance, type: csv, folder: "%s", nodes: "acme/**"}
        """
            .formatted(receiver.url(Receiver.NOTICES), receiver.url(Receiver.LIMITS), outbox));
    return new SpendConfiguration(folder, budgets, outbox);
  }
}
