package io.bursar.adapters.csvdrop;

import io.bursar.adapters.message.Adjustment;
import io.bursar.core.decision.Decision;
import io.bursar.core.money.Amounts;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * An adjustment as CSV (RFC 4180, UTF-8, comma, CRLF). Nothing in it depends on when it is written,
 * so the same decision is always the same bytes.
 */
final class LimitTable {

  private static final List<String> COLUMNS =
      List.of(
          "decision",
          "number",
          "tenant",
          "policy",
          "time",
          "node",
          "period",
          "currency",
          "amount",
          "before",
          "after");

  /** A cell that begins so is run as a formula by spreadsheets. */
  private static final String FORMULA_STARTS = "=+-@\t\r\n＝＋－＠";

  private LimitTable() {}

  static byte[] of(Adjustment adjustment) {
    String rows =
        adjustment.limits().stream()
            .map(limit -> row(adjustment.decision(), limit))
            .collect(Collectors.joining());
    return (String.join(",", COLUMNS) + "\r\n" + rows).getBytes(StandardCharsets.UTF_8);
  }

  private static String row(Decision decision, Decision.Allotment limit) {
    return String.join(
            ",",
            text(decision.id()),
            String.valueOf(decision.number()),
            text(decision.tenant()),
            text(decision.policy()),
            decision.time().toString(),
            text(limit.node()),
            text(limit.period()),
            text(decision.receipt().currency()),
            Amounts.text(limit.amount()),
            Amounts.text(limit.before()),
            Amounts.text(limit.after()))
        + "\r\n";
  }

  private static String text(String value) {
    boolean formula = !value.isEmpty() && FORMULA_STARTS.indexOf(value.charAt(0)) >= 0;
    return '"' + (formula ? "'" : "") + value.replace("\"", "\"\"") + '"';
  }
}
