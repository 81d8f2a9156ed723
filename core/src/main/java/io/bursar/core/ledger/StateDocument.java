package io.bursar.core.ledger;

/** One document of the ledger's state. */
public interface StateDocument {}
