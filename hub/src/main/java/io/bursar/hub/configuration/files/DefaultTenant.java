package io.bursar.hub.configuration.files;

import io.bursar.core.configuration.HubConfiguration;
import io.bursar.core.configuration.HubConfiguration.TenantPart;
import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.configuration.TenantConfiguration.Basis;
import io.bursar.hub.configuration.lint.Lint;
import io.bursar.hub.configuration.lint.Lints;
import io.bursar.hub.configuration.lint.Place;
import io.bursar.hub.configuration.spec.BadValue;
import io.bursar.hub.configuration.spec.Names;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The one tenant of a folder without tenants, so that a start needs no configuration. */
record DefaultTenant(Function<String, Optional<String>> environment, String author) {

  private static final String VARIABLE = "BURSAR_CURRENCY";
  private static final String CURRENCY = "USD";

  TenantPart part(Lints lints) {
    String currency = environment.apply(VARIABLE).filter(text -> !text.isBlank()).orElse(CURRENCY);
    try {
      Names.currency(currency);
    } catch (BadValue e) {
      lints.add(
          Lint.error(
              Place.of("environment " + VARIABLE), e.code(), e.getMessage(), currency, e.remedy()));
    }
    return new TenantPart(
        new TenantConfiguration(
            HubConfiguration.DEFAULT_TENANT,
            currency,
            ZoneId.of("UTC"),
            Basis.BILLED,
            1,
            List.of(),
            List.of(),
            List.of(),
            Set.of(),
            List.of(),
            List.of(),
            author),
        List.of());
  }
}
