package io.bursar.routes.bus;

import io.bursar.core.configuration.TenantConfiguration;
import io.bursar.core.journal.RateEntry;
import java.util.List;

/**
 * An accepted configuration of one tenant: topic control, key {@code revision/TENANT}.
 *
 * @param rates every rate known when it was accepted
 */
public record RevisionEvent(
    long revision, String hash, TenantConfiguration configuration, List<RateEntry> rates) {}
