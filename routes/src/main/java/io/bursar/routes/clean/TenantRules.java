package io.bursar.routes.clean;

import io.bursar.core.attribution.Attribution;
import io.bursar.core.configuration.NodeNames;
import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.expression.InvalidExpressionException;
import io.bursar.core.period.FiscalCalendar;
import io.bursar.routes.bus.RevisionEvent;

/** One accepted revision, made ready for use: rules compiled, rates and prices by day. */
record TenantRules(
    TenantConfiguration configuration,
    FiscalCalendar calendar,
    NodeNames nodes,
    Attribution attribution,
    Rates rates,
    RateCard rateCard) {

  static TenantRules of(RevisionEvent revision) {
    TenantConfiguration configuration = revision.configuration();
    try {
      return new TenantRules(
          configuration,
          configuration.calendar(),
          NodeNames.of(configuration),
          Attribution.compile(configuration),
          new Rates(configuration.currency(), revision.rates()),
          new RateCard(configuration.rateCard()));
    } catch (InvalidExpressionException e) {
      throw new IllegalStateException(
          "revision %d of tenant '%s' was accepted with a rule that does not compile"
              .formatted(revision.revision(), configuration.tenant()),
          e);
    }
  }
}
