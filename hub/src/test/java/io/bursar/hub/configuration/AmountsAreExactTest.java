package io.bursar.hub.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.core.configuration.Budget;
import io.bursar.core.money.Amounts;
import io.bursar.core.period.PeriodKind;
import io.bursar.hub.configuration.LoadedConfiguration.Accepted;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import net.jqwik.api.constraints.Size;

/** What stands in the file is what the ledger counts with, to the last digit. */
class AmountsAreExactTest {

  @Property(tries = 50)
  void everyDigit(
      @ForAll @Size(min = 1, max = 20)
          List<@BigRange(min = "0", max = "99999999999999999999") @Scale(12) BigDecimal> amounts)
      throws IOException {
    StringBuilder nodes = new StringBuilder("currency: USD\nnodes:\n");
    StringBuilder budgets = new StringBuilder("budgets:\n");
    for (int i = 0; i < amounts.size(); i++) {
      nodes.append("  n").append(i).append(":\n");
      String text = i % 2 == 0 ? Amounts.text(amounts.get(i)) : amounts.get(i).toPlainString();
      budgets.append("  - {node: n").append(i).append(", year: ").append(text).append("}\n");
    }
    TreeMap<String, String> texts = new TreeMap<>();
    texts.put("tenants/acme/tenant.yaml", nodes.toString());
    texts.put("tenants/acme/budgets.yaml", budgets.toString());
    Path folder = Files.createTempDirectory("bursar-amounts");
    try {
      Accepted loaded = (Accepted) Folders.load(Folders.lay(folder, texts));
      List<Budget> read = loaded.configuration().tenants().get(0).configuration().budgets();
      assertThat(read).allMatch(budget -> budget.kind() == PeriodKind.YEAR);
      assertThat(read)
          .extracting(budget -> budget.amount().orElseThrow())
          .usingElementComparator(BigDecimal::compareTo)
          .containsExactlyElementsOf(amounts);
    } finally {
      for (String file : texts.keySet()) {
        Files.delete(folder.resolve(file));
      }
      Files.delete(folder.resolve("tenants/acme"));
      Files.delete(folder.resolve("tenants"));
      Files.delete(folder);
    }
  }
}
