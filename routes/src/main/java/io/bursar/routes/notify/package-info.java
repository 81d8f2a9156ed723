/** Tells people what was decided. Its story is in {@code camel/notify.camel.yaml}. */
package io.bursar.routes.notify;
