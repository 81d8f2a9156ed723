/** Random histories of a journal, and how a ledger's answers are held against the oracle's. */
package io.bursar.core.history;
