/** Trained models in versions that never change, and which of them serves. */
package io.bursar.forecasting.registry;
