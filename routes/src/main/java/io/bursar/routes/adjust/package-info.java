/**
 * Carries moved limits to the systems that spend. Its story is in {@code camel/adjust.camel.yaml}.
 */
package io.bursar.routes.adjust;
