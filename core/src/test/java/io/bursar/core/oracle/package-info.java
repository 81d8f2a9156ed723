/**
 * What LEDGER.md says, worked out a second time and naively: everything is kept, and every figure
 * is added up anew from all that was said. It knows the journal's entries and nothing else of
 * {@code core}, so what both agree on is not one mistake made once.
 */
package io.bursar.core.oracle;
