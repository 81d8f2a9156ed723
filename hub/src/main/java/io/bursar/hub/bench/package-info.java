/** Measurements. Each starts what it needs and measures beside Bursar the same work without it. */
package io.bursar.hub.bench;
