/**
 * The ledger's rules: what each entry of the journal does to the state. {@link
 * io.bursar.core.ledger.rules.LedgerRules} makes the {@link io.bursar.core.ledger.Ledger} that
 * applies them, {@link io.bursar.core.ledger.rules.UsageReader} reads figures out of the state.
 */
package io.bursar.core.ledger.rules;
