/**
 * The HTTP API. Its OpenAPI document is the source: {@link io.bursar.hub.api.Contract} reads it,
 * {@link io.bursar.hub.api.Door} lets in only what it describes, Camel opens one {@code direct:}
 * route for each of its operations, and {@link io.bursar.hub.api.ApiConsumer} is the only place
 * where HTTP becomes an exchange and an exchange becomes HTTP.
 */
package io.bursar.hub.api;
