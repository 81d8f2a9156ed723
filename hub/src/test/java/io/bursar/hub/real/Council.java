package io.bursar.hub.real;

import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The spending releases of Calderdale Council: what they say, read without Bursar, and the tenant
 * whose rules send each unit to a node of its own.
 */
final class Council {
  static final String TENANT = "calderdale";

  /** One file a month and kind. */
  final List<Path> files;

  final ExpectedTotals expected = new ExpectedTotals();

  /** Headers as they stand in the files. */
  final Set<List<String>> headers = new HashSet<>();

  /** Payments that were published after the month they were made in. */
  long late;

  long rows;
  private final Map<String, String> nodeByUnit = new TreeMap<>();

  Council() throws IOException {
    try (Stream<Path> all = Files.list(RealData.at("events/public_spend/calderdale/clean"))) {
      files = all.sorted().toList();
    }
    for (Path file : files) {
      headers.add(MinimalCsv.rows(file).get(0));
      MinimalCsv.read(file).forEach(row -> add(row, file.getFileName().toString()));
    }
  }

  private void add(Map<String, String> row, String file) {
    String date = row.getOrDefault("Date", row.get("Transaction Date"));
    String month = date.substring(0, 7);
    rows++;
    if (month.compareTo(file.substring(0, 7)) < 0) {
      late++;
    }
    BigDecimal amount = new BigDecimal(row.getOrDefault("Net Amount", row.get("Amount")));
    expected.add(TENANT, node(row.get("Expense Area").strip()), month, amount);
  }

  /** Payments without a unit are left to where the hub puts what no rule places. */
  private String node(String unit) {
    return unit.isEmpty()
        ? "unallocated"
        : nodeByUnit.computeIfAbsent(unit, any -> "unit-" + (nodeByUnit.size() + 1));
  }

  /** Writes the tenant's folder. */
  void configure(Path configuration) throws IOException {
    Map<String, Object> nodes = new LinkedHashMap<>();
    List<Map<String, String>> rules = new ArrayList<>();
    nodeByUnit.forEach(
        (unit, node) -> {
          nodes.put(node, Map.of("labels", Map.of("unit", unit)));
          rules.add(Map.of("when", "service == \"" + unit + "\"", "node", node));
        });
    Map<String, Object> tenant = new LinkedHashMap<>();
    tenant.put("currency", "GBP");
    tenant.put("zone", "Europe/London");
    tenant.put("nodes", nodes);
    tenant.put("rules", rules);
    Path folder = Files.createDirectories(configuration.resolve("tenants/" + TENANT));
    YAMLMapper.builder()
        .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
        .build()
        .writeValue(folder.resolve("tenant.yaml").toFile(), tenant);
  }
}
