/** How good forecasts are, against the floor, on any file of series. */
package io.bursar.forecasting.evaluation;
