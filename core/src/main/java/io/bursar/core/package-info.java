/** The words of Bursar and its pure rules. No clock, no input or output, no framework. */
package io.bursar.core;
