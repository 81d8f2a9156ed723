package io.bursar.core.configuration;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A public holiday where the tenant spends.
 *
 * @param day the day, in the tenant's zone
 * @param name what people call it, if somebody said so
 */
public record Holiday(LocalDate day, Optional<String> name) {}
