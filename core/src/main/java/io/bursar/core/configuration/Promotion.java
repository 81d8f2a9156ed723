package io.bursar.core.configuration;

import java.time.LocalDate;

/**
 * Days on which a tenant's spend is expected to differ, as around a sale. Promotions may overlap: a
 * day is one of a promotion or it is not.
 *
 * @param name what people call it; two of the same name are two promotions
 * @param from its first day, in the tenant's zone
 * @param to its last day, in the tenant's zone; {@code from} where it has one day, never before it
 */
public record Promotion(String name, LocalDate from, LocalDate to) {}
