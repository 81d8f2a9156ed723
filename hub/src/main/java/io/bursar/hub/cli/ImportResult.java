package io.bursar.hub.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a file.
 *
 * @param file as the caller named it
 * @param fields what the hub says: id, state, rows and the terms that they ended in
 */
public record ImportResult(String file, Map<String, Object> fields) {
  private static final List<String> TERMS =
      List.of("applied", "restated", "duplicate", "stale", "conflict", "rejected");

  boolean ended() {
    return failed() || "done".equals(state());
  }

  public boolean failed() {
    return "failed".equals(state());
  }

  private String state() {
    return String.valueOf(fields.get("state"));
  }

  public long rows() {
    return number("rows");
  }

  /** Rows that ended in one of the terms so far. */
  long counted() {
    return TERMS.stream().mapToLong(this::number).sum();
  }

  private long number(String field) {
    return fields.get(field) instanceof Number number ? number.longValue() : 0;
  }

  /** A line for people. */
  public String text() {
    StringBuilder line = new StringBuilder(file).append(": ");
    line.append(String.format(Locale.ROOT, "%,d rows", rows()));
    for (String term : TERMS) {
      if (number(term) > 0) {
        line.append(String.format(Locale.ROOT, ", %,d %s", number(term), term));
      }
    }
    if (failed()) {
      line.append(" - FAILED");
      Optional.ofNullable(fields.get("reason")).ifPresent(why -> line.append(": ").append(why));
    } else if (!ended()) {
      line.append(" - the ledger is still counting");
    }
    return line.toString();
  }

  /** One object for scripts: the totals of all files, and each file's own. */
  static String json(List<ImportResult> results) {
    Map<String, Object> all = new LinkedHashMap<>();
    if (results.size() == 1) {
      all.put("id", results.get(0).fields().get("id"));
    }
    all.put("state", worst(results));
    all.put("rows", results.stream().mapToLong(ImportResult::rows).sum());
    TERMS.forEach(
        term -> all.put(term, results.stream().mapToLong(result -> result.number(term)).sum()));
    all.put("imports", results.stream().map(ImportResult::withFile).toList());
    return Json.pretty(all);
  }

  private static String worst(List<ImportResult> results) {
    if (results.stream().anyMatch(ImportResult::failed)) {
      return "failed";
    }
    return results.stream().allMatch(ImportResult::ended) ? "done" : "counting";
  }

  private Map<String, Object> withFile() {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("file", file);
    all.putAll(fields);
    return all;
  }
}
