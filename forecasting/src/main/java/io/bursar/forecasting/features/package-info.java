/** What a model is told of a line and of the days to be foreseen: computed once, here. */
package io.bursar.forecasting.features;
