/** What is known of a line, day by day, and where a forecaster must stop looking. */
package io.bursar.forecasting.series;
