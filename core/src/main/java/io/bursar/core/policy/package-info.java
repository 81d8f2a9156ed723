/** The conditions of policies: CEL over exact decimals. */
package io.bursar.core.policy;
