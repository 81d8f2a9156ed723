package io.bursar.hub.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.bursar.routes.bus.KeyEvent.Grant;
import io.bursar.routes.bus.KeyEvent.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrincipalTest {

  @Test
  void aRoleIncludesThoseBeforeIt() {
    for (Role held : Role.values()) {
      Principal principal = holding(new Grant(held, "acme", "acme"));
      for (Role asked : Role.values()) {
        boolean included = held.compareTo(asked) >= 0;
        assertThat(principal.has(asked)).isEqualTo(included);
        assertThat(principal.hasAllOf("acme", asked)).isEqualTo(included);
        assertThat(principal.hasAllOf("globex", asked)).isFalse();
      }
    }
  }

  @Test
  void aPartOfATenantIsNotAllOfIt() {
    Principal principal = holding(new Grant(Role.OPERATOR, "acme", "acme/ads"));
    assertThat(principal.hasSomeOf("acme", Role.VIEWER)).isTrue();
    assertThat(principal.hasAllOf("acme", Role.VIEWER)).isFalse();
    assertThat(principal.nodesOf("acme", Role.VIEWER)).containsExactly("acme/ads");
    assertThat(principal.nodesOf("globex", Role.VIEWER)).isEmpty();
  }

  @Test
  void everyTenantIsNotEveryTenantsNode() {
    assertThat(holding(new Grant(Role.VIEWER, "*", "*")).hasEverywhere(Role.VIEWER)).isTrue();
    assertThat(holding(new Grant(Role.VIEWER, "*", "ads")).hasEverywhere(Role.VIEWER)).isFalse();
    assertThat(holding(new Grant(Role.VIEWER, "acme", "*")).hasEverywhere(Role.VIEWER)).isFalse();
    assertThat(holding(new Grant(Role.VIEWER, "acme", "*")).hasAllOf("acme", Role.VIEWER)).isTrue();
  }

  @Test
  void withoutGrantsNothingIsAllowed() {
    assertThat(holding().has(Role.VIEWER)).isFalse();
  }

  private static Principal holding(Grant... grants) {
    return new Principal("somebody", "k", List.of(grants));
  }
}
