/** The small tree ensemble: Tribuo trains it and writes it down, arrays of our own foresee. */
package io.bursar.forecasting.trees;
