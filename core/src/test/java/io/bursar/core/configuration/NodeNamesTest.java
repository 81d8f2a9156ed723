package io.bursar.core.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.core.configuration.Node.Placement;
import io.bursar.core.configuration.TenantConfiguration.Basis;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NodeNamesTest {

  private static final LocalDate BEFORE = LocalDate.parse("2026-11-30");
  private static final LocalDate AFTER = LocalDate.parse("2026-12-01");

  @Test
  void aNodeThatMovesIsKnownByEachOfItsPaths() {
    NodeNames paths =
        paths(
            node("1", "ads", new Placement("acme", LocalDate.EPOCH)),
            node("2", "growth", new Placement("acme", LocalDate.EPOCH)),
            node("3", "search", new Placement("1", LocalDate.EPOCH), new Placement("2", AFTER)));
    assertThat(paths.path("3", BEFORE)).isEqualTo("acme/ads/search");
    assertThat(paths.path("3", AFTER)).isEqualTo("acme/growth/search");
    assertThat(paths.find("acme/ads/search")).contains("3");
    assertThat(paths.find("acme/growth/search")).contains("3");
    assertThat(paths.find("3")).contains("3");
    assertThat(paths.find("acme")).contains("acme");
    assertThat(paths.find("acme/unallocated")).contains("acme/unallocated");
    assertThat(paths.find("search")).isEmpty();
  }

  @Test
  void aNodeBelowItselfEndsSomewhere() {
    NodeNames paths =
        paths(
            node("a", "a", new Placement("b", LocalDate.EPOCH)),
            node("b", "b", new Placement("a", LocalDate.EPOCH)));
    assertThat(paths.path("a", AFTER)).startsWith("acme/").endsWith("/a");
  }

  private static NodeNames paths(Node... nodes) {
    return NodeNames.of(
        new TenantConfiguration(
            "acme",
            "CNY",
            ZoneId.of("UTC"),
            Basis.BILLED,
            1,
            List.of(nodes),
            List.of(),
            List.of(),
            Set.of(),
            List.of(),
            List.of(),
            "owner"));
  }

  private static Node node(String id, String name, Placement... placements) {
    return new Node(id, name, List.of(placements), Map.of());
  }
}
