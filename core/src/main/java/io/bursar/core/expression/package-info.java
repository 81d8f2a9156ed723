/** What is common to the CEL expressions of policies and rules. */
package io.bursar.core.expression;
