/** The declared keys of the configuration, and what comes out of them. */
package io.bursar.hub.configuration.spec;
