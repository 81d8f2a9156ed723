package io.bursar.hub.configuration.files;

import io.bursar.core.attribution.Attributed;
import io.bursar.core.configuration.AttributionRule.Share;
import io.bursar.core.money.Amounts;
import io.bursar.hub.configuration.lint.Lint;
import io.bursar.hub.configuration.lint.LintCode;
import io.bursar.hub.configuration.lint.Lints;
import io.bursar.hub.configuration.lint.Place;
import io.bursar.hub.configuration.spec.Fields;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads the shares of a shared cost. */
final class SharesReader {

  private final NodeTree tree;
  private final Lints lints;

  SharesReader(NodeTree tree, Lints lints) {
    this.tree = tree;
    this.lints = lints;
  }

  /** Who gets how much and who the rest; empty when a lint says why not. */
  Optional<Attributed> read(Fields given) {
    List<Share> shares = new ArrayList<>();
    Map<String, Place> places = new HashMap<>();
    boolean sure = given.complete();
    for (Map.Entry<String, Fields.Entry> each : given.entries().entrySet()) {
      Place place = each.getValue().keyPlace();
      Optional<String> node = tree.resolve(each.getKey(), place, lints);
      Place other = node.map(id -> places.putIfAbsent(id, place)).orElse(null);
      if (other != null) {
        lints.add(
            Lint.error(
                place,
                LintCode.DUPLICATE,
                "a second share of the node of line " + other.line() + ":",
                each.getKey(),
                "add the two up"));
      }
      sure &= node.isPresent() && other == null;
      if (sure) {
        shares.add(new Share(node.get(), given.need(each.getKey(), BigDecimal.class)));
      }
    }
    return sure ? whole(shares, given) : Optional.empty();
  }

  private Optional<Attributed> whole(List<Share> shares, Fields given) {
    BigDecimal sum = BigDecimal.ZERO;
    for (Share share : shares) {
      sum = sum.add(share.part());
    }
    int over = sum.compareTo(BigDecimal.ONE);
    if (shares.isEmpty() || over > 0) {
      lints.add(
          Lint.error(
              given.place(),
              LintCode.OUT_OF_RANGE,
              shares.isEmpty() ? "no shares at all," : "the shares add up to more than the whole:",
              Amounts.text(sum),
              "write shares that add up to 1 or less; what they leave is unallocated"));
      return Optional.empty();
    }
    if (over == 0) {
      int last = shares.size() - 1;
      return Optional.of(new Attributed(shares.get(last).node(), shares.subList(0, last)));
    }
    return Optional.of(new Attributed(tree.tenant() + "/unallocated", shares));
  }
}
