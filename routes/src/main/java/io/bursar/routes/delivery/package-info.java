/**
 * What {@code notify} and {@code adjust} share: carrying one message to one target, attempt by
 * attempt, until the target took it or it is given up. The attempts themselves are a loop in the
 * two stages' routes; here is what the steps of the loop decide.
 */
package io.bursar.routes.delivery;
