package io.bursar.hub.kill;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.hub.HubApi;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;

/** Where amounts differ from those that are wanted, and nothing of what is alike. */
final class Differences {

  private Differences() {}

  /** Both amounts, for each "node period" where they differ. */
  static Map<String, String> between(
      Map<String, BigDecimal> found, Map<String, BigDecimal> wanted) {
    Map<String, String> is = HubApi.texts(found);
    Map<String, String> was = HubApi.texts(wanted);
    Map<String, String> differences = new TreeMap<>();
    TreeSet<String> all = new TreeSet<>(is.keySet());
    all.addAll(was.keySet());
    for (String nodeAndPeriod : all) {
      if (!Objects.equals(is.get(nodeAndPeriod), was.get(nodeAndPeriod))) {
        differences.put(
            nodeAndPeriod, is.get(nodeAndPeriod) + " instead of " + was.get(nodeAndPeriod));
      }
    }
    return differences;
  }

  /** Fails with each node and period where they differ. */
  static void requireNone(
      String what, Map<String, BigDecimal> found, Map<String, BigDecimal> wanted) {
    assertThat(between(found, wanted)).as(what).isEmpty();
  }
}
