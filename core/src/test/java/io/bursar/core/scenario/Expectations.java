package io.bursar.core.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.core.collected.Rejection;
import io.bursar.core.decision.Decision;
import io.bursar.core.journal.ChargeEntry.Part;
import io.bursar.core.journal.When;
import io.bursar.core.ledger.Effect.Posting;
import io.bursar.core.ledger.Outcome;
import io.bursar.core.money.Amounts;
import io.bursar.core.usage.Usage;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** What must be true after a step; what was said before it does not count. */
final class Expectations {

  private final LedgerUnderTest ledger;
  private final String tenant;
  private final String place;
  private final int outcomesBefore;
  private final int decisionsBefore;
  private final int postingsBefore;
  private final int declaresBefore;
  private final int rejectionsBefore;

  Expectations(LedgerUnderTest ledger, String tenant, String place) {
    this.ledger = ledger;
    this.tenant = tenant;
    this.place = place;
    this.outcomesBefore = ledger.outcomes().size();
    this.decisionsBefore = ledger.decisions().size();
    this.postingsBefore = ledger.postings().size();
    this.declaresBefore = ledger.declares().size();
    this.rejectionsBefore = ledger.rejections().size();
  }

  void check(Yaml then) {
    for (String what : then.values().keySet()) {
      switch (what) {
        case "spent" -> amounts(then.map(what), what, usage -> Optional.of(usage.spent()));
        case "held" -> amounts(then.map(what), what, usage -> Optional.of(usage.held()));
        case "budget" -> amounts(then.map(what), what, Usage::budget);
        case "available" -> amounts(then.map(what), what, Usage::available);
        case "counted" -> counted(then.map(what));
        case "moved" -> moved(then.map(what));
        case "posted" -> posted(then.maps(what));
        case "decisions" -> decisions(then.maps(what));
        case "rejected" -> rejected(then.maps(what));
        case "refused" -> declared(false, then.texts(what));
        case "warned" -> declared(true, then.texts(what));
        default -> throw new IllegalArgumentException(place + ": " + what + "?");
      }
    }
  }

  private void amounts(Yaml byNode, String what, Function<Usage, Optional<BigDecimal>> figure) {
    for (String node : byNode.values().keySet()) {
      byNode
          .map(node)
          .values()
          .forEach(
              (period, expected) ->
                  assertThat(
                          ledger
                              .usage(tenant, node, period)
                              .flatMap(figure)
                              .map(Amounts::text)
                              .orElse("none"))
                      .as("%s: %s of %s in %s", place, what, node, period)
                      .isEqualTo(expected));
    }
  }

  private void counted(Yaml expected) {
    Map<String, String> counted = new TreeMap<>();
    List<Outcome> outcomes = since(ledger.outcomes(), outcomesBefore);
    for (Outcome outcome : outcomes) {
      counted.merge(lower(outcome), "1", (a, b) -> Integer.toString(Integer.parseInt(a) + 1));
    }
    assertThat(counted).as("%s: counted", place).isEqualTo(expected.values());
  }

  /** Signed differences of 5-minute windows and days, which are what the windows add up. */
  private void moved(Yaml byNode) {
    Map<String, Map<When, BigDecimal>> moved = new TreeMap<>();
    for (Posting posting : since(ledger.postings(), postingsBefore)) {
      posting.charge().parts().forEach(part -> add(moved, part, part.ledger()));
      posting.before().forEach(part -> add(moved, part, part.ledger().negate()));
    }
    moved.values().forEach(times -> times.values().removeIf(amount -> amount.signum() == 0));
    moved.values().removeIf(Map::isEmpty);
    Map<String, Map<When, String>> found = new TreeMap<>();
    moved.forEach(
        (node, times) ->
            times.forEach(
                (when, amount) ->
                    found
                        .computeIfAbsent(node, any -> new HashMap<>())
                        .put(when, Amounts.text(amount))));
    Map<String, Map<When, String>> expected = new TreeMap<>();
    for (String node : byNode.values().keySet()) {
      byNode
          .map(node)
          .values()
          .forEach(
              (when, amount) ->
                  expected
                      .computeIfAbsent(node, any -> new HashMap<>())
                      .put(when(when), amount.toString()));
    }
    assertThat(found).as("%s: moved", place).isEqualTo(expected);
  }

  private static void add(Map<String, Map<When, BigDecimal>> moved, Part part, BigDecimal amount) {
    moved
        .computeIfAbsent(part.node(), any -> new HashMap<>())
        .merge(part.when(), amount, BigDecimal::add);
  }

  private void posted(List<Yaml> expected) {
    List<Posting> postings = since(ledger.postings(), postingsBefore);
    assertThat(postings).as("%s: posted", place).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      Posting posting = postings.get(i);
      BigDecimal amount = BigDecimal.ZERO;
      for (Part part : posting.charge().parts()) {
        amount = amount.add(part.ledger());
      }
      Map<String, String> found =
          Map.of(
              "id", posting.charge().id(),
              "outcome", lower(posting.outcome()),
              "billed", posting.charge().billed().toString(),
              "counts", Amounts.text(amount),
              "node", posting.charge().parts().stream().map(Part::node).findFirst().orElse("none"),
              "conversion", lower(posting.charge().conversion().kind()));
      compare("posted " + i, found, expected.get(i));
    }
  }

  private void rejected(List<Yaml> expected) {
    List<Rejection> rejections = since(ledger.rejections(), rejectionsBefore);
    assertThat(rejections).as("%s: rejected", place).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      Rejection rejection = rejections.get(i);
      Map<String, String> found =
          Map.of(
              "tenant", rejection.tenant(),
              "source", rejection.source(),
              "stage", rejection.stage(),
              "code", rejection.code(),
              "where", rejection.where());
      compare("rejected " + i, found, expected.get(i));
    }
  }

  private void decisions(List<Yaml> expected) {
    List<Decision> decisions = since(ledger.decisions(), decisionsBefore);
    assertThat(decisions).as("%s: decisions", place).hasSameSizeAs(expected);
    for (int i = 0; i < expected.size(); i++) {
      compare("decision " + i, DecisionWords.of(decisions.get(i)), expected.get(i));
    }
  }

  private void compare(String what, Map<String, String> found, Yaml expected) {
    for (Map.Entry<String, Object> each : expected.values().entrySet()) {
      assertThat(found.get(each.getKey()))
          .as("%s: %s of %s", place, each.getKey(), what)
          .isEqualTo(each.getValue().toString());
    }
  }

  private void declared(boolean accepted, List<String> fragments) {
    List<LedgerUnderTest.Declare> declares = since(ledger.declares(), declaresBefore);
    assertThat(declares).as("%s: declares", place).hasSize(1);
    assertThat(declares.get(0).accepted()).as("%s: accepted", place).isEqualTo(accepted);
    List<String> words = declares.get(0).words();
    assertThat(words).as("%s: %s", place, words).hasSameSizeAs(fragments);
    for (int i = 0; i < fragments.size(); i++) {
      assertThat(words.get(i)).as(place).contains(fragments.get(i));
    }
  }

  private static When when(String written) {
    return written.contains("T")
        ? new When.At(OffsetDateTime.parse(written).toInstant())
        : new When.On(LocalDate.parse(written));
  }

  private static String lower(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT);
  }

  private static <T> List<T> since(List<T> all, int before) {
    return all.subList(before, all.size());
  }
}
