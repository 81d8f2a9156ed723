package io.bursar.hub.configuration.files;

import io.bursar.core.attribution.Attributed;
import io.bursar.core.configuration.AttributionRule;
import io.bursar.core.configuration.Price;
import io.bursar.hub.configuration.lint.Lint;
import io.bursar.hub.configuration.lint.LintCode;
import io.bursar.hub.configuration.lint.Lints;
import io.bursar.hub.configuration.lint.Place;
import io.bursar.hub.configuration.spec.Fields;
import io.bursar.hub.configuration.spec.Fields.Found;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads the lists of {@code tenant.yaml}: attribution rules, rate card, freeze days. */
final class RulesReader {

  private final Checked tenant;
  private final Lints lints;

  RulesReader(Checked tenant, Lints lints) {
    this.tenant = tenant;
    this.lints = lints;
  }

  List<AttributionRule> rules(NodeTree tree, Expressions expressions) {
    List<AttributionRule> rules = new ArrayList<>();
    Optional<Place> catchAll = Optional.empty();
    for (Fields item : tenant.fields().objects("rules")) {
      Optional<Found<String>> when = item.found("when", String.class);
      Optional<Attributed> to =
          item.object("shares")
              .flatMap(shares -> new SharesReader(tree, lints).read(shares))
              .or(
                  () ->
                      item.found("node", String.class)
                          .flatMap(found -> tree.resolve(found, lints))
                          .map(Attributed::to));
      when.ifPresent(
          found -> Conditions.lint(tenant.file(), found, expressions.rule(found.value()), lints));
      catchAll.ifPresent(
          place ->
              lints.add(
                  Lint.warning(
                      item.place(),
                      LintCode.UNREACHABLE,
                      "never reached, because the rule of line " + place.line() + " takes all",
                      "move it up, or take it out")));
      if (when.isPresent() && to.isPresent()) {
        rules.add(
            new AttributionRule(
                when.get().value(), to.get().node(), to.get().shares(), at(item.place())));
      }
      if (catchAll.isEmpty()) {
        catchAll =
            when.filter(found -> found.value().strip().equals("true")).map(f -> item.place());
      }
    }
    return List.copyOf(rules);
  }

  List<Price> rateCard() {
    List<Price> prices = new ArrayList<>();
    Map<String, Place> places = new HashMap<>();
    for (Fields item : tenant.fields().objects("rate-card")) {
      if (!item.complete()) {
        continue;
      }
      Price price =
          new Price(
              item.need("metric", String.class),
              item.need("unit-price", BigDecimal.class),
              item.need("currency", String.class),
              item.need("from", LocalDate.class));
      Place other = places.putIfAbsent(price.metric() + "|" + price.from(), item.place());
      if (other != null) {
        lints.add(
            Lint.error(
                item.place(),
                LintCode.DUPLICATE,
                "a second price from " + price.from() + ", as in line " + other.line() + ", of",
                price.metric(),
                "keep one of the two"));
      }
      prices.add(price);
    }
    return List.copyOf(prices);
  }

  Set<LocalDate> freezeDays() {
    Set<LocalDate> days = new TreeSet<>();
    for (Found<LocalDate> day : tenant.fields().all("freeze-days", LocalDate.class)) {
      if (!days.add(day.value())) {
        lints.add(
            Lint.warning(
                day.place(),
                LintCode.DUPLICATE,
                "a freeze day that stands in the list already:",
                day.value().toString(),
                "take it out"));
      }
    }
    return Collections.unmodifiableSet(days);
  }

  /** File and line, as messages of the ledger and of clean have it. */
  static String at(Place place) {
    return place.file() + ":" + place.line();
  }
}
