package io.bursar.core.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bursar.core.collected.Collected;
import io.bursar.core.configuration.AttributionRule;
import io.bursar.core.configuration.AttributionRule.Share;
import io.bursar.core.expression.InvalidExpressionException;
import io.bursar.core.journal.When;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttributionTest {

  @Test
  void theFirstRuleThatHoldsNamesTheNode() throws Exception {
    Attribution attribution =
        attribution(
            "service == 'Amazon S3'",
            "storage",
            "tags.team == 'search' && provider == 'AWS'",
            "search",
            "account.startsWith('9') || focus['ChargeCategory'] == 'Tax'",
            "finance");
    assertThat(attribution.of(charge(Map.of("ServiceName", "Amazon S3"), Map.of())))
        .isEqualTo(Attributed.to("storage"));
    assertThat(attribution.of(charge(Map.of("ProviderName", "AWS"), Map.of("team", "search"))))
        .isEqualTo(Attributed.to("search"));
    assertThat(attribution.of(charge(Map.of("BillingAccountId", "91"), Map.of())))
        .isEqualTo(Attributed.to("finance"));
    assertThat(attribution.of(charge(Map.of("ChargeCategory", "Tax"), Map.of())))
        .isEqualTo(Attributed.to("finance"));
    assertThat(attribution.of(charge(Map.of(), Map.of("team", "other"))))
        .isEqualTo(Attributed.to("acme/unallocated"));
  }

  /** Case 17. */
  @Test
  void aRuleMayShareACharge() throws Exception {
    List<Share> shares =
        List.of(new Share("ads", new BigDecimal("0.5")), new Share("cloud", new BigDecimal("0.3")));
    Attribution attribution =
        Attribution.compile(
            List.of(
                new AttributionRule("service == 'Support'", "acme/unallocated", shares, "t:1"),
                new AttributionRule("true", "cloud", "t:2")));

    assertThat(attribution.of(charge(Map.of("ServiceName", "Support"), Map.of())))
        .isEqualTo(new Attributed("acme/unallocated", shares));
    assertThat(attribution.of(charge(Map.of(), Map.of()))).isEqualTo(Attributed.to("cloud"));
  }

  @Test
  void whatTheSourceNamesComesBeforeTheRules() throws Exception {
    Collected named =
        new Collected.Metric(
            "acme",
            "ga",
            "1",
            1,
            day(),
            "clicks",
            BigDecimal.ONE,
            Optional.of("social"),
            Map.of(),
            Map.of(),
            Optional.empty());
    assertThat(attribution("metric == 'clicks'", "search").of(named))
        .isEqualTo(Attributed.to("social"));
  }

  @Test
  void aTagThatIsAbsentIsNotAnEmptyOne() throws Exception {
    Attribution attribution =
        attribution(
            "!has(tags.team)", "orphans", "tags.team == ''", "blank", "'team' in tags", "x");
    assertThat(attribution.of(charge(Map.of(), Map.of()))).isEqualTo(Attributed.to("orphans"));
    assertThat(attribution.of(charge(Map.of(), Map.of("team", ""))))
        .isEqualTo(Attributed.to("blank"));
    assertThat(attribution.of(charge(Map.of(), Map.of("team", "a")))).isEqualTo(Attributed.to("x"));
  }

  @Test
  void whatIsRememberedDependsOnAllThatARuleReads() throws Exception {
    Attribution attribution =
        attribution("tags.exists(name, tags[name] == 'gpu')", "ml", "service == 'A'", "a");
    for (int round = 0; round < 2; round++) {
      assertThat(attribution.of(charge(Map.of(), Map.of("x", "gpu"))))
          .isEqualTo(Attributed.to("ml"));
      assertThat(attribution.of(charge(Map.of(), Map.of("y", "gpu"))))
          .isEqualTo(Attributed.to("ml"));
      assertThat(attribution.of(charge(Map.of("ServiceName", "A"), Map.of("y", "cpu"))))
          .isEqualTo(Attributed.to("a"));
      assertThat(attribution.of(charge(Map.of("ServiceName", "B"), Map.of("y", "cpu"))))
          .isEqualTo(Attributed.to("acme/unallocated"));
    }
  }

  @Test
  void aWrongRuleSaysWhereAndWhat() {
    assertThatThrownBy(() -> attribution("service == 'a' &&\n servce == 'b'", "x"))
        .isInstanceOf(InvalidExpressionException.class)
        .hasMessageContaining("line 2, column 2: undeclared reference to 'servce'")
        .hasMessageContaining("account, focus, metric, provider, service, source, tags");
    assertThatThrownBy(() -> attribution("service", "x"))
        .hasMessageContaining("expected type 'bool' but found 'string'");
  }

  private static Attribution attribution(String... rules) throws InvalidExpressionException {
    List<AttributionRule> all = new ArrayList<>();
    for (int i = 0; i < rules.length; i += 2) {
      all.add(new AttributionRule(rules[i], rules[i + 1], "tenant.yaml:" + i));
    }
    return Attribution.compile(all);
  }

  private static Collected charge(Map<String, String> focus, Map<String, String> tags) {
    return new Collected.Charge(
        "acme",
        "feed",
        "1",
        1,
        day(),
        BigDecimal.ONE,
        Optional.empty(),
        "CNY",
        Optional.empty(),
        focus,
        tags,
        Optional.empty());
  }

  private static When day() {
    return new When.On(LocalDate.parse("2026-11-05"));
  }
}
