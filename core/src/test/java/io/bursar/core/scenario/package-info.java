/**
 * LEDGER.md's cases as files, and what plays them to any engine that runs the ledger. An engine's
 * module extends {@link io.bursar.core.scenario.LedgerScenarioKit}.
 */
package io.bursar.core.scenario;
