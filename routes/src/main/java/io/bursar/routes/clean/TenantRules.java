package io.bursar.routes.clean;

import io.bursar.core.attribution.Attribution;
import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.tree.Tree;
import io.bursar.routes.bus.RevisionEvent;

/** One accepted revision, made ready for use: rules compiled, rates and prices by day. */
record TenantRules(
    TenantConfiguration configuration,
    Tree tree,
    Attribution attribution,
    Rates rates,
    RateCard rateCard) {

  static TenantRules of(RevisionEvent revision) {
    TenantConfiguration configuration = revision.configuration();
    return new TenantRules(
        configuration,
        Tree.of(configuration),
        Attribution.compile(configuration),
        new Rates(configuration.currency(), revision.rates()),
        new RateCard(configuration.rateCard()));
  }
}
