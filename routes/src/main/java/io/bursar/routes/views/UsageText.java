package io.bursar.routes.views;

import io.bursar.core.money.Amounts;
import io.bursar.core.usage.Usage;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How the periods of a bucket are written into Redis and PostgreSQL: a line a period with label,
 * spent, held and, where there is one, budget, a tab between any two. It is written and read some
 * thousand times a second; arrays or JSON cost PostgreSQL more than twice as much.
 */
final class UsageText {

  private UsageText() {}

  static String write(List<Usage> periods) {
    StringBuilder text = new StringBuilder(periods.size() * 32);
    for (Usage usage : periods) {
      if (text.length() > 0) {
        text.append('\n');
      }
      text.append(usage.period());
      text.append('\t').append(Amounts.text(usage.spent()));
      text.append('\t').append(Amounts.text(usage.held()));
      usage.budget().ifPresent(budget -> text.append('\t').append(Amounts.text(budget)));
    }
    return text.toString();
  }

  /** Those periods that are in the text. */
  static List<Usage> read(String text, Collection<String> labels) {
    return text.lines()
        .filter(line -> labels.contains(line.substring(0, line.indexOf('\t'))))
        .map(UsageText::usage)
        .toList();
  }

  private static Usage usage(String line) {
    String[] cells = line.split("\t", -1);
    Optional<BigDecimal> budget =
        cells.length > 3 ? Optional.of(new BigDecimal(cells[3])) : Optional.empty();
    return new Usage(cells[0], budget, new BigDecimal(cells[1]), new BigDecimal(cells[2]));
  }
}
