/**
 * The data folder and the servers in it: a Kafka broker, a Redis and a PostgreSQL that the hub
 * starts before everything else and stops after everything else, or the outside ones it is pointed
 * at.
 */
package io.bursar.hub.servers;
