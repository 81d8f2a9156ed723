package io.bursar.routes.views;

import io.bursar.core.journal.ChargeEntry.Conversion;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

/**
 * One part of a charge, as the ledger counts it.
 *
 * @param version the source's version, and {@code reclean} how often rules were applied anew
 * @param part its number among the charge's parts, from 0
 * @param node id of the node it counts at
 * @param day the tenant's day it counts on
 * @param instant when it was, where the source knows it more exactly than the day
 * @param ledger the part in ledger currency: what counts
 * @param counted the part in {@code currency}, on the tenant's basis
 * @param billed BilledCost of the whole charge, in {@code currency}
 * @param currency billing currency
 * @param conversion whether {@code ledger} is final, provisional or not rated yet
 * @param category ChargeCategory; {@code service} ServiceName, {@code account} SubAccountId, {@code
 *     description} ChargeDescription
 * @param focus every FOCUS column the charge has, these four included
 * @param partition journal partition and {@code offset} journal offset of the entry it is from
 */
public record ChargeLine(
    String tenant,
    String source,
    String id,
    long version,
    int reclean,
    int part,
    String node,
    LocalDate day,
    Optional<Instant> instant,
    BigDecimal ledger,
    BigDecimal counted,
    BigDecimal billed,
    String currency,
    Conversion.Kind conversion,
    Optional<String> category,
    Optional<String> service,
    Optional<String> account,
    Optional<String> description,
    Map<String, String> tags,
    Map<String, String> focus,
    Optional<String> importId,
    int partition,
    long offset) {}
