/** Reads FOCUS cost and usage exports, 1.0 to 1.4. See README.md beside this file. */
package io.bursar.connectors.focus;
