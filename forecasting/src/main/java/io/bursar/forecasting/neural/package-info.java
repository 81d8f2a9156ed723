/** The global model: small nets on TensorFlow that foresee how far a day lies from the floor. */
package io.bursar.forecasting.neural;
