/**
 * The documents the ledger's state is made of, their keys, and how both become bytes. Nothing here
 * decides anything; {@link io.bursar.core.ledger.rules} does.
 */
package io.bursar.core.ledger.state;
