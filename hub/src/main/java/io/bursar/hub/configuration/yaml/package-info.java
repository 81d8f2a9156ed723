/** YAML as it was written: texts with their places. */
package io.bursar.hub.configuration.yaml;
