/**
 * How spend gets in: CloudEvents over HTTP, imports over HTTP, files in watched folders. Whatever a
 * door acknowledges is on the bus.
 */
package io.bursar.routes.collect;
