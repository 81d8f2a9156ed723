package io.bursar.routes.views;

import io.bursar.core.money.Amounts;
import io.bursar.core.usage.Usage;
import io.bursar.routes.bus.UsageEvent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * How usage is written into Redis: a line with the journal offset and the currency, then a line a
 * period with label, spent, held and, where there is one, budget; a tab between any two.
 */
final class UsageText {

  private UsageText() {}

  static String write(UsageEvent event, List<Usage> periods) {
    StringBuilder text = new StringBuilder(24 + periods.size() * 32);
    text.append(event.offset()).append('\t').append(event.currency());
    for (Usage usage : periods) {
      text.append('\n').append(usage.period());
      text.append('\t').append(Amounts.text(usage.spent()));
      text.append('\t').append(Amounts.text(usage.held()));
      usage.budget().ifPresent(budget -> text.append('\t').append(Amounts.text(budget)));
    }
    return text.toString();
  }

  /** The usage of those periods that are in the text. */
  static List<NodeUsage> read(String tenant, String node, String text, Collection<String> labels) {
    String[] lines = text.split("\n", -1);
    String[] head = lines[0].split("\t", -1);
    long offset = Long.parseLong(head[0]);
    List<NodeUsage> found = new ArrayList<>();
    for (int i = 1; i < lines.length; i++) {
      String label = lines[i].substring(0, lines[i].indexOf('\t'));
      if (labels.contains(label)) {
        found.add(new NodeUsage(tenant, node, head[1], usage(lines[i]), offset));
      }
    }
    return found;
  }

  private static Usage usage(String line) {
    String[] cells = line.split("\t", -1);
    Optional<BigDecimal> budget =
        cells.length > 3 ? Optional.of(new BigDecimal(cells[3])) : Optional.empty();
    return new Usage(cells[0], budget, new BigDecimal(cells[1]), new BigDecimal(cells[2]));
  }
}
