package io.bursar.hub.api;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/** A statement as a page that can be printed; it loads nothing and runs nothing. */
final class StatementPage {

  static final Map<String, String> HEADERS =
      Map.of("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");

  private static final String STYLE =
      """
      body { font: 11pt/1.4 system-ui, sans-serif; max-width: 44rem; margin: 2rem auto; color: #111 }
      h1 { font-size: 1.4rem; margin-bottom: 0 }
      table { border-collapse: collapse; width: 100%; margin: 1rem 0 }
      th, td { padding: .2rem .5rem; text-align: left; border-bottom: 1px solid #ccc }
      td.amount, th.amount { text-align: right; font-variant-numeric: tabular-nums }
      tr.sum td { font-weight: 600; border-top: 2px solid #111 }
      @media print { body { margin: 0; max-width: none } tr { break-inside: avoid } }
      """;

  private final Statement statement;
  private final StringBuilder page = new StringBuilder(4_000);

  private StatementPage(Statement statement) {
    this.statement = statement;
  }

  static String of(Statement statement) {
    return new StatementPage(statement).text();
  }

  private String text() {
    String title = statement.node() + " · " + statement.period();
    page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
        .append(escaped(title))
        .append("</title>\n<style>\n")
        .append(STYLE)
        .append("</style>\n</head>\n<body>\n<h1>")
        .append(escaped(title))
        .append("</h1>\n<p>")
        .append(escaped(statement.tenant()))
        .append(", ")
        .append(statement.first())
        .append(" to ")
        .append(statement.last())
        .append(", in ")
        .append(escaped(statement.currency()))
        .append("</p>\n");
    spending();
    budget();
    return page.append("</body>\n</html>\n").toString();
  }

  private void spending() {
    page.append("<table>\n");
    head("Service", "Category");
    row("", "Opening", "Opening balance", statement.opening());
    lines(statement.charges());
    lines(statement.adjustments());
    row("sum", "", "Spent", statement.spent());
    page.append("</table>\n");
  }

  private void lines(List<Statement.Line> lines) {
    for (Statement.Line line : lines) {
      String service = line.service().isEmpty() ? "(no service)" : line.service();
      row("", line.category(), service, line.amount());
    }
  }

  private void budget() {
    statement
        .budget()
        .ifPresent(
            budget -> {
              page.append("<table>\n");
              head("Budget", "Decision");
              row("", "", "At first", budget.opening());
              for (Statement.Moved moved : budget.allotments()) {
                row("", moved.decision(), moved.policy() + ", " + moved.time(), moved.amount());
              }
              row("sum", "", "Budget", budget.closing());
              row("", "", "Spent", statement.spent().negate());
              row("", "", "Held", statement.held().negate());
              statement.available().ifPresent(left -> row("sum", "", "Available", left));
              page.append("</table>\n");
            });
  }

  private void head(String what, String detail) {
    page.append("<tr><th>")
        .append(what)
        .append("</th><th>")
        .append(detail)
        .append("</th><th class=\"amount\">Amount</th></tr>\n");
  }

  private void row(String kind, String detail, String what, BigDecimal amount) {
    page.append(kind.isEmpty() ? "<tr>" : "<tr class=\"" + kind + "\">")
        .append("<td>")
        .append(escaped(what))
        .append("</td><td>")
        .append(escaped(detail))
        .append("</td><td class=\"amount\">")
        .append(amount.toPlainString())
        .append("</td></tr>\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
