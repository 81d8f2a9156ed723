package io.bursar.adapters.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.bursar.core.decision.Decision;
import io.bursar.core.money.Amounts;
import io.bursar.core.usage.Usage;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The JSON that leaves the house. Its fields are public API, named here and in the adapters'
 * READMEs, so that a record of {@code core} can change without breaking a receiver. Amounts are
 * decimal strings, what is absent is left out.
 */
public final class MessageJson {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private MessageJson() {}

  /** A notice as one JSON object without line breaks. */
  public static byte[] of(Notice notice) {
    Decision decision = notice.decision();
    Usage usage = decision.receipt().usage();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", "io.bursar.notice.v1");
    json.put("id", notice.id());
    json.put("text", notice.sentence());
    json.put("severity", word(notice.severity()));
    json.put("status", word(decision.status()));
    head(json, decision);
    json.put("node", decision.path());
    json.put("period", decision.period());
    put(json, "threshold", decision.threshold());
    put(json, "budget", usage.budget());
    json.put("spent", Amounts.text(usage.spent()));
    json.put("held", Amounts.text(usage.held()));
    put(json, "available", usage.available());
    json.put("limits", limits(decision.allotments()));
    decision.reason().ifPresent(reason -> json.put("reason", reason));
    return bytes(json);
  }

  /** An adjustment as one JSON object without line breaks. */
  public static byte[] of(Adjustment adjustment) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", "io.bursar.adjustment.v1");
    head(json, adjustment.decision());
    json.put("limits", limits(adjustment.limits()));
    return bytes(json);
  }

  /** Any maps and lists as JSON. */
  public static byte[] bytes(Map<String, Object> json) {
    try {
      return MAPPER.writeValueAsString(json).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("maps of text can be written as JSON", e);
    }
  }

  private static void head(Map<String, Object> json, Decision decision) {
    json.put("decision", decision.id());
    json.put("number", decision.number());
    json.put("tenant", decision.tenant());
    json.put("policy", decision.policy());
    json.put("currency", decision.receipt().currency());
    json.put("time", decision.time().toString());
  }

  private static List<Map<String, Object>> limits(List<Decision.Allotment> allotments) {
    return allotments.stream().map(MessageJson::limit).toList();
  }

  private static Map<String, Object> limit(Decision.Allotment allotment) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("node", allotment.node());
    json.put("period", allotment.period());
    json.put("amount", Amounts.text(allotment.amount()));
    json.put("before", Amounts.text(allotment.before()));
    json.put("after", Amounts.text(allotment.after()));
    return json;
  }

  private static void put(Map<String, Object> json, String name, Optional<BigDecimal> amount) {
    amount.ifPresent(value -> json.put(name, Amounts.text(value)));
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
