/**
 * The project's own sample feeds, for {@code ./bursar demo}: made up, the same each time for the
 * same day, and dated relative to it.
 */
package io.bursar.connectors.samples;
