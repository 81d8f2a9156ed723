/** How spend is foreseen. Knows neither Camel nor Kafka. */
package io.bursar.forecasting;
