/** The forecasters: each sees a history and says 30 days. */
package io.bursar.forecasting.model;
