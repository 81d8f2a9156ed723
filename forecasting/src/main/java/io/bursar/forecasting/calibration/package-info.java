/** How far forecasts were off before an origin, and the bands and champions that follow from it. */
package io.bursar.forecasting.calibration;
