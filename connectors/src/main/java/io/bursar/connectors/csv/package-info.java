/** Reads any other table, described by a mapping file. See README.md beside this file. */
package io.bursar.connectors.csv;
