package io.bursar.core.journal;

/**
 * The journal's clock, written by the ledger's own topology and addressed to a partition, not a
 * tenant. Applying it lets time pass: day budgets are fixed, what is due falls due, and the
 * policies of what changed are judged. Its time is {@link Position#time()}.
 */
public record TickEntry() implements Entry {}
