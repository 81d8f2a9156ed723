package io.bursar.forecasting.evaluation;

import java.time.LocalDate;
import java.util.List;

/**
 * What an evaluation found.
 *
 * @param series how many series had an origin
 * @param forecasts how many forecasts each forecaster made
 * @param origins the days from which on it was foreseen
 * @param models every forecaster, the floor first
 * @param served the forecaster that was chosen for each line at each origin
 */
public record EvaluationReport(
    int series, int forecasts, List<LocalDate> origins, List<Figures> models, Figures served) {}
