/** Parquet files, by DuckDB within this process. */
package io.bursar.forecasting.parquet;
