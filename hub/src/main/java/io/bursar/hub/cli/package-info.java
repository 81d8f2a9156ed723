/**
 * The command line: a small client of a running hub. Only {@code up}, {@code demo} and {@code
 * bench} load what a hub is made of; nothing else here may touch Spring, Camel or Kafka, or {@code
 * --help} gets slow.
 */
package io.bursar.hub.cli;
