/** Tables that people edit in spreadsheets. */
package io.bursar.hub.configuration.csv;
