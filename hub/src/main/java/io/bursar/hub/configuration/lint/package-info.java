/** What is wrong with a configuration, as values. */
package io.bursar.hub.configuration.lint;
