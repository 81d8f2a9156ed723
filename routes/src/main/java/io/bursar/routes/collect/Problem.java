package io.bursar.routes.collect;

/**
 * One thing that is wrong with what came to a door.
 *
 * @param code which kind of wrong
 * @param field attribute or field, {@code data.amount}; empty when it is the whole
 * @param reason what was wrong, the value, and what to do
 */
record Problem(CollectCode code, String field, String reason) {}
