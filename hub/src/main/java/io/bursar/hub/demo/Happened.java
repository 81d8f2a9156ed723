package io.bursar.hub.demo;

import io.bursar.hub.cli.ImportResult;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a run of the demo brought about, as the API tells it.
 *
 * @param usage of every node in the current month, by path
 * @param decisions of this run, and earlier ones on the current month; newest first
 * @param earlier the decisions whose number is at most this were there before the run
 * @param deliveries of those decisions
 * @param standing what the budgets that the decisions moved are now
 */
record Happened(
    LocalDate today,
    List<ImportResult> imports,
    List<Map<String, Object>> usage,
    List<Map<String, Object>> decisions,
    long earlier,
    List<Map<String, Object>> deliveries,
    List<Map<String, Object>> standing) {

  boolean isNew(Map<String, Object> decision) {
    return ((Number) decision.get("number")).longValue() > earlier;
  }

  /** For scripts. */
  Map<String, Object> fields(NextSteps next) {
    Map<String, Object> fields = new LinkedHashMap<>(next.fields());
    fields.put("today", today.toString());
    fields.put("imports", imports.stream().map(Happened::file).toList());
    fields.put("usage", usage);
    fields.put("decisions", decisions);
    fields.put("newDecisions", decisions.stream().filter(this::isNew).count());
    fields.put("deliveries", deliveries);
    return fields;
  }

  private static Map<String, Object> file(ImportResult result) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("file", result.file());
    fields.putAll(result.fields());
    return fields;
  }
}
