package io.bursar.core.configuration;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * A line of the rate card.
 *
 * @param metric the metric it prices
 * @param unitPrice price of one unit
 * @param currency currency of the price
 * @param from first day it holds; until a later line for the same metric
 */
public record Price(String metric, BigDecimal unitPrice, String currency, LocalDate from) {}
